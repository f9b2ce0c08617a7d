"""Chains of computations whose conventions are switches."""
