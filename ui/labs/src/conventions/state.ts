// What the conventions lab knows: chains, their switches, and every outcome.
import type { Shared } from "../lab.ts";

export type Text =
  | "chain"
  | "again"
  | "map"
  | "count"
  | "place"
  | "moved"
  | "arrow"
  | "numbers"
  | "number"
  | "default"
  | "switched"
  | "difference"
  | "same"
  | "other"
  | "tiny"
  | "changed"
  | "who"
  | "nobody";

export interface Switch {
  title: string;
  options: { label: string; code: string; note: string }[];
  /** Another switch and its option without which this one cannot be switched. */
  needs: [number, number] | null;
  otherwise: string;
}

export interface Outcome {
  values: (number | string)[];
  /** Group of each row. */
  groups: number[];
  ranks: number[];
  verdict: string;
}

export interface Chain {
  title: string;
  /** What the badge of the data says. */
  data: string;
  words: { group: string; rank: string };
  switches: Switch[];
  groups: { name: string; mark: string; colour: string; ink: string }[];
  rows: { name: string; short?: string; tile?: [number, number] }[];
  numbers: { section: string; title: string; places: number }[];
  /** Of every choice; with nothing switched first. */
  outcomes: Outcome[];
}

export interface Choice {
  chain: number;
  /** For each chain, the position of each switch. */
  options: number[][];
}

export interface State extends Shared<Text> {
  data: { chains: Chain[]; start: Choice };
  choice: Choice;
}

export type Texts = Record<Text, string>;
