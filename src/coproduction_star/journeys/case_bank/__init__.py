"""The bank of cases in the database: kept, searched, filtered, compared."""
