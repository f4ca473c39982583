/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts results by their status and by their first cause.
 */

#include "mdr-cli-batch-tally.h"

#include "knowledge/mdr-texts.h"
#include "report/mdr-json.h"

#define N_CAUSES (MDR_CAUSE_UNKNOWN + 1)
#define N_STATUSES (MDR_CLI_STATUS_NOT_CHECKED + 1)

struct _MdrCliBatchTally
{
  guint n_accounts;
  guint n_skipped;
  guint n_statuses[N_STATUSES];
  guint n_causes[N_CAUSES];
};

/**
 * mdr_cli_batch_tally_new:
 *
 * Returns: (transfer full): a tally of nothing
 */
MdrCliBatchTally *
mdr_cli_batch_tally_new (void)
{
  return g_new0 (MdrCliBatchTally, 1);
}

/**
 * mdr_cli_batch_tally_free:
 * @self: (transfer full): a tally
 */
void
mdr_cli_batch_tally_free (MdrCliBatchTally *self)
{
  g_free (self);
}

/**
 * mdr_cli_batch_tally_count:
 * @self: a tally
 * @status: what an account came to
 * @session: (nullable): its session that has ended; %NULL if there was none
 */
void
mdr_cli_batch_tally_count (MdrCliBatchTally *self, MdrCliStatus status, MdrSession *session)
{
  g_autoptr (MdrRankedCause) first = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (status < N_STATUSES);

  self->n_accounts++;
  self->n_statuses[status]++;

  if (session != NULL)
    first = g_list_model_get_item (mdr_session_get_diagnosis (session), 0);
  if (first != NULL)
    self->n_causes[mdr_ranked_cause_get_cause (first)]++;
}

/**
 * mdr_cli_batch_tally_count_skipped:
 * @self: a tally
 *
 * Counts an account whose result was there already.
 */
void
mdr_cli_batch_tally_count_skipped (MdrCliBatchTally *self)
{
  g_return_if_fail (self != NULL);

  self->n_skipped++;
}

static int
compare_counts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const guint *n_causes = user_data;
  guint n_a = n_causes[*(const MdrCause *) a];
  guint n_b = n_causes[*(const MdrCause *) b];

  return n_a < n_b ? 1 : n_a > n_b ? -1 : 0;
}

static void
add_count (JsonBuilder *builder, const char *name, guint count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

/* The most frequent first. */
static void
add_causes (JsonBuilder *builder, const MdrCliBatchTally *self)
{
  MdrCause causes[N_CAUSES];

  for (guint i = 0; i < N_CAUSES; i++)
    causes[i] = i;
  g_qsort_with_data (causes, N_CAUSES, sizeof causes[0], compare_counts, (gpointer) self->n_causes);

  json_builder_set_member_name (builder, "causes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < N_CAUSES && self->n_causes[causes[i]] > 0; i++)
    {
      json_builder_begin_object (builder);
      mdr_json_add_string (builder, "cause", mdr_cause_to_code (causes[i]));
      add_count (builder, "count", self->n_causes[causes[i]]);
      mdr_json_add_string (builder, "title", mdr_texts_get_cause_title (causes[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * mdr_cli_batch_tally_to_json:
 * @self: a tally
 *
 * Returns: (transfer full): the last line of a batch
 */
JsonNode *
mdr_cli_batch_tally_to_json (const MdrCliBatchTally *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  g_return_val_if_fail (self != NULL, NULL);

  mdr_json_begin (builder);
  json_builder_set_member_name (builder, "summary");
  json_builder_begin_object (builder);
  add_count (builder, "accounts", self->n_accounts);
  add_count (builder, "skipped", self->n_skipped);
  add_count (builder, "ok", self->n_statuses[MDR_CLI_STATUS_OK]);
  add_count (builder, "wrong", self->n_statuses[MDR_CLI_STATUS_WRONG]);
  add_count (builder, "bad_input", self->n_statuses[MDR_CLI_STATUS_USAGE]);
  add_count (builder, "not_checked", self->n_statuses[MDR_CLI_STATUS_NOT_CHECKED]);
  add_causes (builder, self);
  json_builder_end_object (builder);

  return mdr_json_end (builder);
}
