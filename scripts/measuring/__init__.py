"""What scripts/bench and scripts/compare measure with: texts, programs that serve passes, figures, tables, charts."""
