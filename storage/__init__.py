"""What we own and must not lose: tables, the store on SQLite or PostgreSQL, the seal, migrations."""
