"""YAML text with positions: strict, bounded, every fault a problem.

All scalars are text as written (`no`, `1.0`, `2014-10-22` and `~` too); the model decides types. Refused, because YAML
would change or hide what an editor wrote: anchors, aliases, merge keys, tags, folded text, text running over several
lines outside `|`, duplicate keys, empty values, several documents.
"""

from galley.source.layers import laid_over
from galley.source.tree import load, plain
from galley.source.values import Run, SourceList, SourceMap, SourceText

__all__ = ["Run", "SourceList", "SourceMap", "SourceText", "laid_over", "load", "plain"]
