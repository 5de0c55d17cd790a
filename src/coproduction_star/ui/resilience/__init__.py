"""Nothing typed is lost: forms sent twice, sessions that ended, pages that stayed open too long."""
