/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rules of the checklist, each on made-up facts: what is well, what is not, and above all what
 * nobody has tried.
 */

#include "core/mdr-checklist-rules.h"

#include "knowledge/mdr-texts.h"

#define MAX_FACTS 4

/* About which server a fact is. */
typedef enum
{
  NOBODY,
  IMAP,
  SMTP,
} About;

typedef struct
{
  const char *code;
  MdrStepId step;
  MdrSeverity severity;
  About about;
  MdrCause cause;
} Fact;

/* clang-format off */
#define INFO(code, step) { code, MDR_STEP_##step, MDR_SEVERITY_INFO, NOBODY, MDR_CAUSE_OK }
#define WARNING(code, step) { code, MDR_STEP_##step, MDR_SEVERITY_WARNING, NOBODY, MDR_CAUSE_OK }
#define FAULT(code, step, about) { code, MDR_STEP_##step, MDR_SEVERITY_ERROR, about, MDR_CAUSE_OK }
#define REFUSED(about, cause) \
  { "sign-in-refused", MDR_STEP_TWO_STEP, MDR_SEVERITY_ERROR, about, MDR_CAUSE_##cause }
#define ACCEPTED(about) \
  { "sign-in-accepted", MDR_STEP_TWO_STEP, MDR_SEVERITY_INFO, about, MDR_CAUSE_OK }
/* clang-format on */

/* @says: how the line stands, as in "passed", and why: a reason, or the code of a finding. The
 * servers were reached as far as @receiving and @sending say; 0 is as far as without a password. */
typedef struct
{
  const char *claim;
  MdrCheck check;
  const char *says;
  Fact facts[MAX_FACTS];
  const char *two_step;
  MdrSettingsSource source;
  MdrState receiving;
  MdrState sending;
  MdrState step;
  gboolean no_server;
  gboolean no_settings;
  gboolean not_sought;
  gboolean running;
} Case;

static const Case cases[] = {
  /* Webmail */
  { "webmail-without-an-answer-is-not-tried", MDR_CHECK_WEBMAIL, "skipped not-answered" },
  { "webmail-that-is-reached-has-let-nobody-in", MDR_CHECK_WEBMAIL, "skipped only-reached",
    .facts = { INFO ("webmail-reachable", WEBMAIL) } },
  { "webmail-is-not-tried-by-a-mail-program", MDR_CHECK_WEBMAIL, "skipped not-needed",
    .facts = { INFO ("webmail-reachable", WEBMAIL), ACCEPTED (IMAP) } },
  { "webmail-that-is-not-known-is-not-tried", MDR_CHECK_WEBMAIL, "skipped webmail-unknown",
    .facts = { INFO ("webmail-unknown", WEBMAIL) } },
  { "webmail-out-of-reach-is-worth-a-look", MDR_CHECK_WEBMAIL, "warning webmail-unreachable",
    .facts = { WARNING ("webmail-unreachable", WEBMAIL) } },
  { "webmail-that-lets-in-is-well", MDR_CHECK_WEBMAIL, "passed webmail-sign-in-works",
    .facts = { INFO ("webmail-sign-in-works", WEBMAIL) } },
  { "webmail-that-does-not-is-not", MDR_CHECK_WEBMAIL, "failed webmail-sign-in-fails",
    .facts = { FAULT ("webmail-sign-in-fails", WEBMAIL, NOBODY) } },
  { "webmail-waits-for-its-check", MDR_CHECK_WEBMAIL, "running running",
    .step = MDR_STATE_RUNNING },

  /* Two-step verification */
  { "two-step-without-an-answer-is-not-tried", MDR_CHECK_TWO_STEP, "skipped not-answered" },
  { "two-step-that-is-not-known-is-not-tried", MDR_CHECK_TWO_STEP, "skipped not-known",
    .two_step = "unknown" },
  { "two-step-without-a-provider-is-not-tried", MDR_CHECK_TWO_STEP, "skipped no-provider",
    .no_settings = TRUE },
  { "two-step-that-is-on-is-worth-a-look", MDR_CHECK_TWO_STEP, "warning on", .two_step = "yes",
    .facts = { INFO ("provider-needs-app-password-with-two-step", TWO_STEP) } },
  { "two-step-that-is-on-is-so-without-a-rule", MDR_CHECK_TWO_STEP, "warning on-without-rule",
    .two_step = "yes" },
  { "two-step-that-is-off-is-well", MDR_CHECK_TWO_STEP, "passed off", .two_step = "no",
    .facts = { INFO ("provider-needs-app-password-with-two-step", TWO_STEP) } },
  { "two-step-that-is-off-is-so-without-a-rule", MDR_CHECK_TWO_STEP, "passed off-without-rule",
    .two_step = "no" },
  { "a-provider-that-takes-passwords-is-well", MDR_CHECK_TWO_STEP, "passed provider-takes-password",
    .facts = { INFO ("provider-takes-password", TWO_STEP) } },
  { "a-switch-that-may-be-off-is-worth-a-look", MDR_CHECK_TWO_STEP, "warning imap-must-be-enabled",
    .facts = { INFO ("provider-takes-password", TWO_STEP),
               INFO ("imap-must-be-enabled", TWO_STEP) } },
  { "a-demand-for-app-passwords-is-worth-a-look", MDR_CHECK_TWO_STEP,
    "warning provider-needs-app-password",
    .facts = { INFO ("provider-needs-app-password", TWO_STEP) } },
  { "a-preferred-window-needs-an-answer", MDR_CHECK_TWO_STEP, "skipped not-answered",
    .facts = { INFO ("provider-prefers-modern-sign-in", TWO_STEP) } },
  { "a-preferred-window-is-worth-a-look", MDR_CHECK_TWO_STEP,
    "warning provider-prefers-modern-sign-in", .two_step = "no",
    .facts = { INFO ("provider-prefers-modern-sign-in", TWO_STEP) } },
  { "a-provider-without-imap-is-not-well", MDR_CHECK_TWO_STEP, "failed provider-has-no-imap",
    .facts = { FAULT ("provider-has-no-imap", TWO_STEP, NOBODY) } },
  { "a-sign-in-proves-the-kind-of-password", MDR_CHECK_TWO_STEP, "passed accepted",
    .two_step = "yes",
    .facts = { INFO ("provider-needs-app-password", TWO_STEP), ACCEPTED (IMAP) } },
  { "a-server-that-wants-an-app-password-says-so", MDR_CHECK_TWO_STEP, "failed sign-in-refused",
    .facts = { REFUSED (IMAP, APP_PASSWORD_REQUIRED) } },
  { "a-wrong-password-is-no-matter-of-two-step", MDR_CHECK_TWO_STEP, "skipped not-answered",
    .facts = { REFUSED (IMAP, PASSWORD_WRONG) } },

  /* Network */
  { "servers-in-reach-are-well", MDR_CHECK_NETWORK, "passed works-without-vpn" },
  { "a-vpn-that-nobody-looked-for-is-not-denied", MDR_CHECK_NETWORK, "passed works",
    .not_sought = TRUE },
  { "a-vpn-beside-the-way-is-told", MDR_CHECK_NETWORK, "passed works-past-vpn",
    .facts = { INFO ("vpn-active", NETWORK) } },
  { "the-internet-alone-is-not-the-servers", MDR_CHECK_NETWORK, "skipped only-online",
    .facts = { INFO ("online", NETWORK) }, .receiving = MDR_STATE_SKIPPED },
  { "a-network-without-servers-is-not-tried", MDR_CHECK_NETWORK, "skipped not-looked-at",
    .no_server = TRUE },
  { "a-web-that-does-not-open-is-worth-a-look", MDR_CHECK_NETWORK, "warning web-unreachable",
    .facts = { WARNING ("web-unreachable", NETWORK) } },
  { "what-is-worst-is-told", MDR_CHECK_NETWORK, "failed connection-refused",
    .facts = { WARNING ("ipv6-no-answer", NETWORK), FAULT ("connection-refused", NETWORK, IMAP),
               FAULT ("connection-timeout", NETWORK, SMTP) } },

  /* Saved passwords */
  { "passwords-not-looked-at-are-not-tried", MDR_CHECK_PASSWORDS,
    "skipped saved-passwords-not-checked",
    .facts = { INFO ("saved-passwords-not-checked", PASSWORDS) } },
  { "without-a-store-there-is-nothing-to-look-into", MDR_CHECK_PASSWORDS,
    "skipped keyring-not-there", .facts = { INFO ("keyring-not-there", PASSWORDS) } },
  { "a-locked-store-was-not-looked-into", MDR_CHECK_PASSWORDS, "skipped keyring-locked",
    .facts = { INFO ("keyring-locked", PASSWORDS), INFO ("saved-passwords-listed", PASSWORDS) } },
  { "a-locked-store-that-is-needed-is-worth-a-look", MDR_CHECK_PASSWORDS, "warning keyring-locked",
    .facts = { WARNING ("keyring-locked", PASSWORDS) } },
  { "an-empty-store-is-well", MDR_CHECK_PASSWORDS, "passed saved-passwords-none",
    .facts = { INFO ("saved-passwords-none", PASSWORDS) } },
  { "passwords-that-look-right-are-well", MDR_CHECK_PASSWORDS, "passed nothing-odd",
    .facts = { INFO ("saved-passwords-listed", PASSWORDS) } },
  { "an-outdated-password-is-worth-a-look", MDR_CHECK_PASSWORDS, "warning saved-passwords-outdated",
    .facts = { INFO ("saved-passwords-listed", PASSWORDS),
               WARNING ("saved-passwords-outdated", PASSWORDS) } },

  /* Server settings */
  { "settings-that-are-known-are-not-those-of-the-program", MDR_CHECK_SETTINGS,
    "skipped not-compared", .source = MDR_SETTINGS_SOURCE_PROVIDER_LIST },
  { "settings-that-were-given-and-answer-are-well", MDR_CHECK_SETTINGS, "passed given" },
  { "settings-of-servers-out-of-reach-are-not-tried", MDR_CHECK_SETTINGS, "skipped not-reached",
    .receiving = MDR_STATE_FAILED },
  { "settings-that-nobody-looked-for-are-not-tried", MDR_CHECK_SETTINGS, "skipped not-looked-at",
    .no_settings = TRUE },
  { "settings-that-are-not-there-are-not-well", MDR_CHECK_SETTINGS, "failed settings-not-found",
    .no_settings = TRUE, .facts = { FAULT ("settings-not-found", SETTINGS, NOBODY) } },
  { "a-program-that-is-set-right-is-well", MDR_CHECK_SETTINGS, "passed program-settings-right",
    .source = MDR_SETTINGS_SOURCE_PROVIDER_LIST,
    .facts = { INFO ("program-settings-right", SETTINGS) } },
  { "a-program-that-is-set-otherwise-is-not", MDR_CHECK_SETTINGS, "failed program-settings-differ",
    .facts = { FAULT ("program-settings-differ", SETTINGS, NOBODY) } },
  { "a-program-that-cannot-be-read-is-not-compared", MDR_CHECK_SETTINGS,
    "skipped program-settings-unreadable", .source = MDR_SETTINGS_SOURCE_AUTOCONFIG,
    .facts = { INFO ("program-settings-unreadable", SETTINGS) } },
  { "a-bad-certificate-is-a-matter-of-settings", MDR_CHECK_SETTINGS, "failed certificate-expired",
    .facts = { FAULT ("certificate-expired", SETTINGS, SMTP) } },
  { "a-refused-mailbox-is-not", MDR_CHECK_SETTINGS, "passed given",
    .facts = { FAULT ("mailbox-refused", SETTINGS, IMAP) } },

  /* Sign-in */
  { "a-server-that-answers-has-taken-no-password", MDR_CHECK_SIGN_IN_RECEIVING,
    "skipped no-password" },
  { "a-sign-in-behind-the-end-of-the-way-is-not-tried", MDR_CHECK_SIGN_IN_SENDING,
    "skipped not-reached", .sending = MDR_STATE_FAILED },
  { "a-sign-in-without-a-server-is-not-tried", MDR_CHECK_SIGN_IN_SENDING, "skipped no-server",
    .no_server = TRUE },
  { "a-sign-in-waits-for-its-server", MDR_CHECK_SIGN_IN_RECEIVING, "running running",
    .receiving = MDR_STATE_RUNNING },
  { "a-sign-in-that-was-accepted-is-well", MDR_CHECK_SIGN_IN_RECEIVING, "passed sign-in-accepted",
    .facts = { ACCEPTED (IMAP) } },
  { "that-of-receiving-says-nothing-about-sending", MDR_CHECK_SIGN_IN_SENDING,
    "skipped no-password", .facts = { ACCEPTED (IMAP) } },
  { "a-sign-in-that-was-refused-is-not-well", MDR_CHECK_SIGN_IN_RECEIVING, "failed sign-in-refused",
    .facts = { REFUSED (IMAP, PASSWORD_WRONG) } },
  { "what-was-refused-for-receiving-is-spared", MDR_CHECK_SIGN_IN_SENDING, "skipped spared",
    .facts = { REFUSED (IMAP, PASSWORD_WRONG) } },
  { "a-mailbox-that-does-not-open-is-not-well", MDR_CHECK_SIGN_IN_RECEIVING,
    "failed mailbox-refused",
    .facts = { ACCEPTED (IMAP), FAULT ("mailbox-refused", SETTINGS, IMAP) } },
  { "a-server-with-no-way-to-sign-in-is-not-well", MDR_CHECK_SIGN_IN_SENDING,
    "failed no-usable-sign-in-method",
    .facts = { FAULT ("no-usable-sign-in-method", SETTINGS, SMTP) } },
  { "a-password-that-was-withheld-is-not-tried", MDR_CHECK_SIGN_IN_RECEIVING,
    "skipped sign-in-withheld",
    .facts = { { "sign-in-withheld", MDR_STEP_TWO_STEP, MDR_SEVERITY_INFO, IMAP } } },
  { "a-server-that-wants-no-sign-in-is-not-tried", MDR_CHECK_SIGN_IN_SENDING, "skipped not-needed",
    .facts = { { "sending-without-sign-in-accepted", MDR_STEP_SETTINGS, MDR_SEVERITY_INFO,
                 SMTP } } },
  { "where-no-password-is-taken-none-is-tried", MDR_CHECK_SIGN_IN_RECEIVING,
    "skipped takes-no-password", .facts = { INFO ("provider-takes-no-password", TWO_STEP) } },

  /* Test message */
  { "a-message-that-nobody-sent-is-not-tried", MDR_CHECK_TEST_MESSAGE, "skipped not-sent" },
  { "nor-is-one-that-could-not-be-sent", MDR_CHECK_TEST_MESSAGE, "skipped not-possible",
    .sending = MDR_STATE_FAILED },
  { "nor-one-after-a-refusal", MDR_CHECK_TEST_MESSAGE, "skipped not-possible",
    .facts = { REFUSED (IMAP, PASSWORD_WRONG) } },
  { "a-message-on-its-way-is-awaited", MDR_CHECK_TEST_MESSAGE, "running awaited", .running = TRUE,
    .facts = { INFO ("test-message-accepted", SETTINGS) } },
  { "a-message-that-was-only-accepted-has-not-arrived", MDR_CHECK_TEST_MESSAGE,
    "warning only-accepted", .facts = { INFO ("test-message-accepted", SETTINGS) } },
  { "a-message-that-arrived-is-well", MDR_CHECK_TEST_MESSAGE, "passed test-message-arrived",
    .facts = { INFO ("test-message-accepted", SETTINGS), INFO ("test-message-arrived", SETTINGS),
               INFO ("test-message-removed", SETTINGS) } },
  { "a-message-in-spam-is-worth-a-look", MDR_CHECK_TEST_MESSAGE, "warning test-message-in-spam",
    .facts = { INFO ("test-message-arrived", SETTINGS), INFO ("test-message-in-spam", SETTINGS) } },
  { "a-message-that-did-not-arrive-is-not-well", MDR_CHECK_TEST_MESSAGE,
    "failed test-message-not-arrived",
    .facts = { INFO ("test-message-accepted", SETTINGS),
               FAULT ("test-message-not-arrived", SETTINGS, NOBODY) } },
  { "a-message-that-was-refused-is-not-well", MDR_CHECK_TEST_MESSAGE, "failed test-message-refused",
    .facts = { FAULT ("test-message-refused", SETTINGS, SMTP) } },
  { "a-message-that-nobody-waited-for-is-worth-a-look", MDR_CHECK_TEST_MESSAGE,
    "warning test-message-waiting-stopped",
    .facts = { INFO ("test-message-accepted", SETTINGS),
               INFO ("test-message-waiting-stopped", SETTINGS) } },
  { "so-is-one-that-nobody-could-wait-for", MDR_CHECK_TEST_MESSAGE,
    "warning test-message-unwatched",
    .facts = { INFO ("test-message-accepted", SETTINGS),
               INFO ("test-message-unwatched", SETTINGS) } },
  { "and-one-that-nobody-confirmed", MDR_CHECK_TEST_MESSAGE, "warning test-message-unconfirmed",
    .facts = { INFO ("test-message-unconfirmed", SETTINGS) } },
  { "what-became-of-a-message-is-no-matter-of-signing-in", MDR_CHECK_SIGN_IN_SENDING,
    "skipped no-password", .facts = { FAULT ("test-message-refused", TWO_STEP, SMTP) } },
};

/* All that the facts of a case borrow. */
typedef struct
{
  MdrService *services[SMTP + 1];
  GPtrArray *findings;
  MdrChecklistFacts facts;
} World;

static MdrVerdict *
create_verdict (World *world, const Case *test, MdrDirection direction)
{
  MdrState state = direction == MDR_DIRECTION_RECEIVING ? test->receiving : test->sending;
  MdrService *service = world->services[direction == MDR_DIRECTION_RECEIVING ? IMAP : SMTP];

  /* Left out, it is well. */
  if (state == MDR_STATE_WAITING)
    state = MDR_STATE_PASSED;

  return mdr_verdict_new (direction, state, MDR_CAUSE_OK,
                          state == MDR_STATE_PASSED ? MDR_PHASE_CAPABILITIES : MDR_PHASE_RESOLVE,
                          test->no_server ? NULL : service, NULL);
}

static void
set_up (World *world, const Case *test)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  MdrEvidence *evidence = &world->facts.evidence;

  world->services[IMAP] =
      mdr_service_new (MDR_PROTOCOL_IMAP, "imap.example.it", 993, MDR_SECURITY_TLS, NULL);
  world->services[SMTP] =
      mdr_service_new (MDR_PROTOCOL_SMTP, "smtp.example.it", 465, MDR_SECURITY_TLS, NULL);
  for (guint i = IMAP; i <= SMTP; i++)
    g_ptr_array_add (services, world->services[i]);

  world->findings = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < MAX_FACTS && test->facts[i].code != NULL; i++)
    g_ptr_array_add (world->findings,
                     mdr_finding_new (test->facts[i].code, test->facts[i].step,
                                      test->facts[i].severity, test->facts[i].cause,
                                      world->services[test->facts[i].about], NULL, NULL));

  evidence->findings = world->findings;
  evidence->answers = mdr_answers_new ();
  mdr_answers_set (evidence->answers, MDR_QUESTION_TWO_STEP, test->two_step, NULL);
  evidence->settings = test->no_settings ? NULL : mdr_settings_new (test->source, services);
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    evidence->verdicts[direction] = create_verdict (world, test, direction);

  world->facts.running = test->running;
  world->facts.vpn_sought = !test->not_sought;
  for (guint step = 0; step < MDR_N_STEPS; step++)
    world->facts.steps[step] = test->step != MDR_STATE_WAITING ? test->step : MDR_STATE_PASSED;
}

static void
tear_down (World *world)
{
  for (guint i = IMAP; i <= SMTP; i++)
    g_object_unref (world->services[i]);
  for (guint direction = 0; direction < MDR_N_DIRECTIONS; direction++)
    g_object_unref (world->facts.evidence.verdicts[direction]);
  g_clear_object (&world->facts.evidence.settings);
  g_object_unref (world->facts.evidence.answers);
  g_ptr_array_unref (world->findings);
}

static char *
write_down (MdrChecklistItem *item)
{
  MdrFinding *finding = mdr_checklist_item_get_finding (item);

  return g_strconcat (mdr_enum_to_nick (MDR_TYPE_STATE, mdr_checklist_item_get_state (item)), " ",
                      finding != NULL ? mdr_finding_get_code (finding)
                                      : mdr_checklist_item_get_reason (item),
                      NULL);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  World world = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *line = NULL;

  set_up (&world, test);
  items = mdr_checklist_draw (&world.facts);

  g_assert_cmpuint (items->len, ==, MDR_N_CHECKS);
  for (guint check = 0; check < MDR_N_CHECKS; check++)
    g_assert_cmpint (mdr_checklist_item_get_check (items->pdata[check]), ==, check);
  line = write_down (items->pdata[test->check]);
  g_assert_cmpstr (line, ==, test->says);

  g_clear_pointer (&items, g_ptr_array_unref);
  tear_down (&world);
}

/* What the checklist says of the network is what stands above it as the cause. */
static void
test_agrees_with_the_cause (void)
{
  static const Case silent = {
    .facts = { FAULT ("connection-timeout", NETWORK, IMAP), FAULT ("offline", NETWORK, NOBODY) },
  };
  g_autoptr (GListStore) telling = g_list_store_new (MDR_TYPE_FINDING);
  World world = { 0 };

  set_up (&world, &silent);
  g_assert_true (mdr_checklist_find_fault_of_step (&world.facts, MDR_STEP_NETWORK) ==
                 world.findings->pdata[0]);

  g_list_store_append (telling, world.findings->pdata[1]);
  world.facts.telling = G_LIST_MODEL (telling);
  g_assert_true (mdr_checklist_find_fault_of_step (&world.facts, MDR_STEP_NETWORK) ==
                 world.findings->pdata[1]);

  tear_down (&world);
}

static void
test_every_reason_has_words (void)
{
  g_autoptr (MdrService) service =
      mdr_service_new (MDR_PROTOCOL_IMAP, "imap.example.it", 993, MDR_SECURITY_TLS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].says, " ", 2);
      g_autoptr (MdrChecklistItem) item =
          mdr_checklist_item_new (cases[i].check, MDR_STATE_SKIPPED, words[1], service);
      g_autofree char *text = NULL;

      for (gsize j = 0; j < MAX_FACTS && cases[i].facts[j].code != NULL; j++)
        if (g_str_equal (cases[i].facts[j].code, words[1]))
          g_clear_object (&item);

      if (item == NULL || g_str_equal (words[1], "not-looked-at"))
        continue;
      text = mdr_texts_dup_checklist_item (item);
      g_assert_cmpstr (text, !=, "This was not looked at.");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/checklist/", cases[i].claim, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/checklist/agrees-with-the-cause", test_agrees_with_the_cause);
  g_test_add_func ("/checklist/every-reason-has-words", test_every_reason_has_words);

  return g_test_run ();
}
