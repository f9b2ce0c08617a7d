"""The steps of every method: formula, numbers, reasons and known mistakes.

A result imports its module here when it is first asked for its steps, and not before.
"""
