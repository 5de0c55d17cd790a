"""Words for hiring, welcoming, looking back and saying thanks: put together for a role and its skills."""
