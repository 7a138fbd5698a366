#ifndef STORYWRITER_CLIBPQ_H
#define STORYWRITER_CLIBPQ_H

// Debian keeps the header in a folder of its own, which only pkg-config tells; it is not needed with this.
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

// Swift does not import macros that are character literals.
static const int storywriter_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int storywriter_diag_message = PG_DIAG_MESSAGE_PRIMARY;
static const int storywriter_diag_table = PG_DIAG_TABLE_NAME;
static const int storywriter_diag_column = PG_DIAG_COLUMN_NAME;
static const int storywriter_diag_constraint = PG_DIAG_CONSTRAINT_NAME;

#endif
