// What the region lab knows.
import type { Model, Shared } from "../lab.ts";
import type { Look } from "../marks.ts";
import { type Point, regionsOf, rowsOf, type Tree } from "./math.ts";

export type Text =
  | "linkage"
  | "metric"
  | "shown"
  | "shown_regions"
  | "follow"
  | "nobody"
  | "plane"
  | "plane_axes"
  | "plane_of_many"
  | "tree"
  | "cut"
  | "cut_now"
  | "merge"
  | "apart"
  | "undo"
  | "next"
  | "play"
  | "pause"
  | "again"
  | "merged"
  | "tied"
  | "none_yet"
  | "next_at"
  | "why_average"
  | "why_single"
  | "why_complete"
  | "why_ward"
  | "nearest"
  | "farthest"
  | "more"
  | "map"
  | "regions"
  | "region"
  | "region_of"
  | "size"
  | "members"
  | "cut_into"
  | "beside_groups"
  | "beside_start"
  | "as_started"
  | "scale"
  | "same_merges"
  | "other_merges"
  | "other_squared"
  | "followed"
  | "followed_group"
  | "first_joined"
  | "separator"
  | "sentences";

export type Linkage = "average" | "single" | "complete" | "ward";

export interface Choice {
  linkage: Linkage;
  metric: string;
  /** How many regions are left. */
  count: number;
}

export interface State extends Shared<Text> {
  data: {
    rows: string[];
    labels: string[];
    /** "1 region", "2 regions" and so on. */
    counts: string[];
    linkages: { value: Linkage; label: string }[];
    metrics: { value: string; label: string }[];
    source: string;
    start: Choice;
    distances: Record<string, number[]>;
    trees: Record<Linkage, Record<string, Tree>>;
    /** What was clustered. */
    values: number[][] | null;
    /** What a region looks like, by its number. */
    looks: Look[];
    plane: { axes: string[]; variables: number; points: Point[] } | null;
    groups: { variable: string; names: string[]; looks: Look[]; of: number[] } | null;
    tiles: Point[] | null;
  };
  choice: Choice;
  followed: number;
  shown: "regions" | "groups";
}

/** What all pictures draw. */
export interface Scene {
  choice: Choice;
  tree: Tree;
  /** How many merges are made. */
  merges: number;
  /** Rows in every cluster. */
  clusters: number[][];
  /** Number of the region of every row. */
  regions: number[];
  /** Look and short name of what the colours show, for every row. */
  looks: Look[];
  written: string[];
  /** The row that is lit up, or -1. */
  lit: number;
}

export interface Picture {
  node: HTMLElement;
  /** Draw the scene in this many pixels of width. */
  update(scene: Scene, width: number): void;
}

/** How many merges are made: by the model, which a hand may have changed since the last frame. */
export function mergesMade(model: Model<State>): number {
  return model.get("data").rows.length - model.get("choice").count;
}

/** What is to be drawn; `lit` is the row under the pointer, or the one that is followed. */
export function sceneOf(model: Model<State>, lit: number): Scene {
  const { trees, groups, looks } = model.get("data");
  const choice = model.get("choice");
  const tree = trees[choice.linkage][choice.metric];
  const regions = regionsOf(tree, choice.count);
  const byGroup = groups !== null && model.get("shown") === "groups";
  return {
    choice,
    tree,
    merges: mergesMade(model),
    clusters: rowsOf(tree),
    regions,
    looks: byGroup ? groups.of.map((group) => groups.looks[group]) : regions.map((region) => looks[region - 1]),
    written: byGroup ? groups.of.map((group) => groups.names[group]) : regions.map(String),
    lit,
  };
}
