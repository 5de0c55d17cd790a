"""An initiative becomes a case: drafted from its records, checked by an editor, shown in the case bank."""
