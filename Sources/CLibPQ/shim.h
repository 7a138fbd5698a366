#ifndef STORYWRITER_CLIBPQ_H
#define STORYWRITER_CLIBPQ_H

#include <libpq-fe.h>

// Swift does not import macros that are character literals.
static const int storywriter_diag_sqlstate = PG_DIAG_SQLSTATE;
static const int storywriter_diag_message = PG_DIAG_MESSAGE_PRIMARY;
static const int storywriter_diag_table = PG_DIAG_TABLE_NAME;
static const int storywriter_diag_column = PG_DIAG_COLUMN_NAME;
static const int storywriter_diag_constraint = PG_DIAG_CONSTRAINT_NAME;

#endif
