"""What Alembic runs for each upgrade. Logging is configured by the application, never here."""

from alembic import context

from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=True,
    # Alembic assumes that SQLite cannot roll back DDL; it can, once BEGIN is sent by us.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
