/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is wrong with saved passwords, and what is missing.
 */

#include "passwords-trial.h"

#define DOUBLED MDR_SAVED_PASSWORD_DOUBLED
#define OLD_HOST MDR_SAVED_PASSWORD_OLD_HOST
#define OLD_USER MDR_SAVED_PASSWORD_OLD_USER
#define ORPHANED MDR_SAVED_PASSWORD_ORPHANED
#define MAX_ENTRIES 4
#define MAX_ACCOUNTS 2

/* Who has set up what: uid, address, server for receiving, user name. */
typedef struct
{
  const char *program;
  const char *uid;
  const char *address;
  const char *host;
  const char *user_name;
} SetUp;

typedef struct
{
  const char *claim;
  SetUp set_up[MAX_ACCOUNTS];
  MdrSavedPasswordFields saved[MAX_ENTRIES];
  guint problems[MAX_ENTRIES];
  guint n_missing;
  guint n_elsewhere;
} RuleCase;

/* clang-format off */
#define ANNA_IN(program) { program, NULL, "anna@example.it", "imap.example.it", "anna@example.it" }
#define ANNA_IN_EVOLUTION { "evolution", "1.2@pc", "anna@example.it", "imap.example.it", "anna@example.it" }
#define GEARY(user, server) \
  { .program = "geary", .account = user, .user_name = user, .host = server, .protocols = IMAP }
#define NETWORK(user, server) { .user_name = user, .host = server, .protocols = IMAP }
#define EVOLUTION(name) { .program = "evolution", .uid = name }
/* clang-format on */

static const RuleCase cases[] = {
  { .claim = "nothing-is-wrong-with-the-right-one",
    .set_up = { ANNA_IN ("geary") },
    .saved = { GEARY ("anna@example.it", "imap.example.it") } },
  { .claim = "two-for-the-same-account-and-server-are-doubled",
    .set_up = { ANNA_IN ("geary") },
    .saved = { GEARY ("anna@example.it", "imap.example.it"),
               NETWORK ("Anna@example.it", "IMAP.example.it") },
    .problems = { DOUBLED, DOUBLED } },
  { .claim = "receiving-and-sending-are-two",
    .set_up = { ANNA_IN ("geary") },
    .saved = { GEARY ("anna@example.it", "imap.example.it"),
               { .program = "geary",
                 .user_name = "anna@example.it",
                 .host = "smtp.example.it",
                 .protocols = SMTP } } },
  { .claim = "two-programs-that-have-the-account-need-one-each",
    .set_up = { ANNA_IN ("geary"), ANNA_IN_EVOLUTION },
    .saved = { GEARY ("anna@example.it", "imap.example.it"), EVOLUTION ("1.2@pc") } },
  { .claim = "one-program-needs-one",
    .set_up = { ANNA_IN_EVOLUTION },
    .saved = { EVOLUTION ("1.2@pc"), EVOLUTION ("1.2@pc") },
    .problems = { DOUBLED, DOUBLED } },
  { .claim = "evolution-has-two-names",
    .set_up = { ANNA_IN_EVOLUTION },
    .saved = { EVOLUTION ("1.2@pc"), EVOLUTION ("1.2@pc-transport") } },
  { .claim = "an-old-server-of-the-account",
    .saved = { NETWORK ("anna@example.it", "mail.old.example"),
               NETWORK ("anna", "old.example.it") },
    .problems = { OLD_HOST, OLD_HOST } },
  { .claim = "a-server-of-somebody-else-is-not-old",
    .saved = { NETWORK ("otto@example.it", "mail.old.example"),
               NETWORK ("anna", "other.example") } },
  { .claim = "a-domain-that-only-ends-alike-is-somebody-elses",
    .saved = { NETWORK ("anna", "mail-example.it"), NETWORK ("anna", "notexample.it") } },
  { .claim = "the-part-before-the-at-sign-is-an-old-user-name",
    .saved = { NETWORK ("anna", "imap.example.it") },
    .problems = { OLD_USER } },
  { .claim = "the-same-name-elsewhere-is-somebody-else",
    .saved = { NETWORK ("anna@another.example", "imap.example.it"),
               NETWORK ("annabella", "imap.example.it") } },
  { .claim = "what-the-program-is-set-to-is-not-old",
    .set_up = { { "geary", NULL, "anna@example.it", "old.example.it", "anna" } },
    .saved = { GEARY ("anna", "old.example.it") } },
  { .claim = "a-program-that-moved-to-another-server",
    .set_up = { ANNA_IN ("geary") },
    .saved = { GEARY ("anna@example.it", "imap.example.it"),
               GEARY ("anna@example.it", "old.example.it") },
    .problems = { 0, OLD_HOST } },
  { .claim = "left-behind-by-a-program-without-the-account",
    .set_up = { ANNA_IN_EVOLUTION },
    .saved = { EVOLUTION ("1.2@pc"), EVOLUTION ("9.9@pc"),
               GEARY ("otto@example.it", "imap.example.it") },
    .problems = { 0, ORPHANED, ORPHANED } },
  { .claim = "nobody-can-say-of-a-program-that-cannot-be-read",
    .saved = { { .program = "kmail", .uid = "akonadi_imap_resource_0", .protocols = IMAP } } },
  { .claim = "a-calendar-is-no-mail",
    .saved = { EVOLUTION ("a-calendar"), EVOLUTION ("a-calendar") },
    .n_elsewhere = 2 },
  { .claim = "names-of-accounts-keep-their-case",
    .set_up = { { "evolution", "AbC", "anna@example.it", "imap.example.it", NULL } },
    .saved = { EVOLUTION ("AbC"), EVOLUTION ("abc") },
    .problems = { 0, ORPHANED } },
  { .claim = "an-account-without-a-password",
    .set_up = { ANNA_IN ("geary"), ANNA_IN_EVOLUTION },
    .saved = { EVOLUTION ("1.2@pc-transport") },
    .n_missing = 1 },
  { .claim = "programs-that-keep-passwords-elsewhere-miss-nothing",
    .set_up = { ANNA_IN ("thunderbird"), ANNA_IN ("kmail") } },
  { .claim = "without-anything-known-of-it-nothing-is-wrong",
    .saved = { { .listed_for = MDR_LISTED_FOR_WORDS }, { .listed_for = MDR_LISTED_FOR_WORDS } } },
};

static void
test_case (gconstpointer data)
{
  const RuleCase *rule = data;
  g_auto (Trial) trial = { 0 };
  g_autoptr (MdrSavedPasswordReview) review = NULL;

  trial_init (&trial);
  for (guint i = 0; i < MAX_ACCOUNTS && rule->set_up[i].program != NULL; i++)
    trial_add_program (&trial, rule->set_up[i].program, rule->set_up[i].uid,
                       rule->set_up[i].address, rule->set_up[i].host, rule->set_up[i].user_name);
  for (guint i = 0; i < MAX_ENTRIES; i++)
    if (rule->saved[i].program != NULL || rule->saved[i].user_name != NULL ||
        rule->saved[i].listed_for != 0)
      trial_save (&trial, rule->saved[i]);

  review = mdr_saved_password_review_new (&trial.known);

  for (guint i = 0; i < g_list_model_get_n_items (trial.known.passwords); i++)
    {
      g_autoptr (MdrSavedPassword) password = g_list_model_get_item (trial.known.passwords, i);

      g_assert_cmpuint (mdr_saved_password_get_problems (password), ==, rule->problems[i]);
    }
  g_assert_cmpuint (review->missing->len, ==, rule->n_missing);
  g_assert_cmpuint (review->elsewhere->len, ==, rule->n_elsewhere);
}

/* Nothing is old where the right servers are not certain. */
static void
test_no_settings (void)
{
  g_auto (Trial) trial = { 0 };
  g_autoptr (MdrSavedPasswordReview) review = NULL;
  MdrSavedPassword *password;

  trial_init (&trial);
  trial.known.services = NULL;
  password =
      trial_save (&trial, (MdrSavedPasswordFields) NETWORK ("anna@example.it", "mail.old.example"));
  review = mdr_saved_password_review_new (&trial.known);

  g_assert_cmpuint (mdr_saved_password_get_problems (password), ==, 0);
  g_assert_cmpuint (review->concerned->len, ==, 1);
}

/* What cannot be seen may be there. */
static void
test_partly_locked (void)
{
  g_auto (Trial) trial = { 0 };
  g_autoptr (MdrSavedPasswordReview) review = NULL;

  trial_init (&trial);
  trial.known.is_partly_locked = TRUE;
  trial_add_program (&trial, "evolution", "1.2@pc", "anna@example.it", "imap.example.it", NULL);
  review = mdr_saved_password_review_new (&trial.known);

  g_assert_cmpuint (review->missing->len, ==, 0);
  g_assert_cmpuint (review->n_needing, ==, 1);
}

/* A password that the server refused stays refused when the rest is judged again. */
static void
test_refused_stays (void)
{
  g_auto (Trial) trial = { 0 };
  g_autoptr (MdrSavedPasswordReview) review = NULL;
  MdrSavedPassword *password;

  trial_init (&trial);
  password =
      trial_save (&trial, (MdrSavedPasswordFields) NETWORK ("anna@example.it", "imap.example.it"));
  mdr_saved_password_set_problems (password, MDR_SAVED_PASSWORD_REFUSED | OLD_USER);
  review = mdr_saved_password_review_new (&trial.known);

  g_assert_cmpuint (mdr_saved_password_get_problems (password), ==, MDR_SAVED_PASSWORD_REFUSED);
}

/* Ten thousand of them, each twice. */
static void
test_many (void)
{
  g_auto (Trial) trial = { 0 };
  g_autoptr (MdrSavedPasswordReview) review = NULL;
  guint n_doubled = 0;

  trial_init (&trial);
  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *user = g_strdup_printf ("user%u@example.it", i / 2);

      trial_save (&trial, (MdrSavedPasswordFields) NETWORK (user, "imap.example.it"));
    }
  review = mdr_saved_password_review_new (&trial.known);

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (MdrSavedPassword) password = g_list_model_get_item (trial.known.passwords, i);

      n_doubled += mdr_saved_password_get_problems (password) == DOUBLED;
    }
  g_assert_cmpuint (n_doubled, ==, 10000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saved-password-rules/%s", cases[i].claim);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/saved-password-rules/nothing-is-old-without-settings", test_no_settings);
  g_test_add_func ("/saved-password-rules/nothing-is-missing-where-it-is-locked",
                   test_partly_locked);
  g_test_add_func ("/saved-password-rules/refused-stays-refused", test_refused_stays);
  g_test_add_func ("/saved-password-rules/many", test_many);

  return g_test_run ();
}
