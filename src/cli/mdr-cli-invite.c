/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `invite`: prepares a check for somebody else. What it writes has been read as the wizard will
 * read it, so nothing leaves here that is refused there.
 */

#include <glib/gi18n.h>
#include <string.h>

#include "core/mdr-invitation.h"
#include "mdr-cli.h"
#include "report/mdr-json.h"

typedef struct
{
  gboolean json;

  /* owned */
  char *address;
  char *step;
  char *imap;
  char *pop3;
  char *smtp;
  char *user;
  char *from;
  char *ca_file;
  char *output;
  GStrv rest;
} Invite;

static void
invite_clear (Invite *self)
{
  g_free (self->address);
  g_free (self->step);
  g_free (self->imap);
  g_free (self->pop3);
  g_free (self->smtp);
  g_free (self->user);
  g_free (self->from);
  g_free (self->ca_file);
  g_free (self->output);
  g_strfreev (self->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Invite, invite_clear)

/* Names are flagged as file names, which are not converted: so they may have accents in the C
 * locale too. */
static GOptionContext *
create_context (Invite *self)
{
  const GOptionEntry entries[] = {
    { "address", 0, 0, G_OPTION_ARG_FILENAME, &self->address, N_ ("The mail address to check"),
      N_ ("ADDRESS") },
    { "step", 0, 0, G_OPTION_ARG_FILENAME, &self->step,
      N_ ("The step to begin with, one of start, webmail, two-step, network, passwords, settings, "
          "result"),
      N_ ("STEP") },
    { "imap", 0, 0, G_OPTION_ARG_FILENAME, &self->imap, N_ ("The IMAP server"),
      N_ ("HOST[:PORT[:SECURITY]]") },
    { "pop3", 0, 0, G_OPTION_ARG_FILENAME, &self->pop3, N_ ("The POP3 server"),
      N_ ("HOST[:PORT[:SECURITY]]") },
    { "smtp", 0, 0, G_OPTION_ARG_FILENAME, &self->smtp,
      N_ ("The server for sending; SECURITY: tls, starttls, none"), N_ ("HOST[:PORT[:SECURITY]]") },
    { "user", 0, 0, G_OPTION_ARG_FILENAME, &self->user, N_ ("The name to sign in with"),
      N_ ("NAME") },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &self->from,
      N_ ("Who you are; it is shown as what cannot be verified"), N_ ("TEXT") },
    { "ca-file", 0, 0, G_OPTION_ARG_FILENAME, &self->ca_file,
      N_ ("Further authorities to trust; needs --output"), N_ ("PEM") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &self->output,
      N_ ("Write a file, which ends in .maildoctor-invitation"), N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_ ("Write one JSON object"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->rest, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  GOptionContext *context = mdr_cli_create_context (
      NULL,
      _ ("Prepares a check for somebody else: prints a link, or writes a file, that opens the "
         "wizard. Whoever opens it sees what is in it, and is asked first."),
      _ ("Exit status: 0 the invitation is there, 2 wrong usage or bad input, 3 the file cannot "
         "be written."));

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  return context;
}

static void
add_parameter (GString *link, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;

  escaped = g_uri_escape_bytes ((const guint8 *) value, strlen (value), ":@[]");
  g_string_append_printf (link, "&%s=%s", name, escaped);
}

/* As somebody might type it; what is written is put in order by reading it. */
static char *
compose_link (const Invite *self)
{
  const char *address = self->address != NULL ? self->address : "";
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) address, strlen (address), "@");
  GString *link = g_string_new ("mail-doctor:");

  g_string_append_printf (link, "%s?", escaped);
  add_parameter (link, "step", self->step);
  add_parameter (link, "imap", self->imap);
  add_parameter (link, "pop3", self->pop3);
  add_parameter (link, "smtp", self->smtp);
  add_parameter (link, "user", self->user);
  add_parameter (link, "from", self->from);

  return g_string_free (link, FALSE);
}

static MdrInvitation *
compose (const Invite *self, GError **error)
{
  g_autofree char *link = compose_link (self);
  g_autofree char *certificates = NULL;
  g_autofree char *data = NULL;
  g_autoptr (MdrInvitation) invitation = mdr_invitation_new_from_link (link, error);

  if (invitation == NULL || self->ca_file == NULL)
    return g_steal_pointer (&invitation);

  if (!g_file_get_contents (self->ca_file, &certificates, NULL, error))
    return NULL;

  g_clear_object (&invitation);
  data = g_strconcat (link, "\n", certificates, NULL);
  invitation = mdr_invitation_new_from_data (data, strlen (data), error);
  if (invitation != NULL && mdr_invitation_get_authorities (invitation)->len == 0)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("--ca-file: there is no certificate in it"));
      return NULL;
    }

  return g_steal_pointer (&invitation);
}

static const char *
find_misuse (const Invite *self)
{
  if (self->rest != NULL)
    return _ ("“invite” takes options only, like --address=name@example.com.");

  if (self->ca_file != NULL && self->output == NULL)
    return _ ("A link has no room for certificates: --ca-file needs --output.");

  if (self->output != NULL && !g_str_has_suffix (self->output, MDR_INVITATION_SUFFIX))
    return _ ("--output: the name of the file must end in .maildoctor-invitation, so that the "
              "wizard opens it.");

  return NULL;
}

static MdrCliStatus
write_file (const Invite *self, MdrInvitation *invitation)
{
  g_autofree char *data = mdr_invitation_dup_data (invitation);
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents (self->output, data, -1, &error))
    return MDR_CLI_STATUS_OK;

  mdr_cli_complain ("%s", error->message);

  return MDR_CLI_STATUS_NOT_CHECKED;
}

static MdrCliStatus
print_link (MdrInvitation *invitation)
{
  g_autofree char *link = mdr_invitation_dup_link (invitation);
  g_autofree char *line = g_strconcat (link, "\n", NULL);

  return mdr_cli_print_text (line, MDR_CLI_STATUS_OK);
}

static MdrCliStatus
print_json (const Invite *self, MdrInvitation *invitation, MdrCliStatus status)
{
  g_autofree char *link = mdr_invitation_dup_link (invitation);
  g_autofree char *path = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) node = NULL;

  if (self->output != NULL)
    path = g_filename_display_name (self->output);

  mdr_json_begin (builder);
  json_builder_set_member_name (builder, "link");
  json_builder_add_string_value (builder, link);
  json_builder_set_member_name (builder, "file");
  if (path != NULL)
    json_builder_add_string_value (builder, path);
  else
    json_builder_add_null_value (builder);
  node = mdr_json_end (builder);

  return mdr_cli_print_json (node, TRUE, status);
}

/**
 * mdr_cli_invite:
 * @arguments: the verb and what follows it
 *
 * Runs `invite`.
 *
 * Returns: the exit status
 */
MdrCliStatus
mdr_cli_invite (GStrv arguments)
{
  g_auto (Invite) self = { 0 };
  g_autoptr (GOptionContext) context = create_context (&self);
  g_auto (GStrv) rest = g_strdupv (arguments);
  g_autoptr (MdrInvitation) invitation = NULL;
  MdrCliStatus status = MDR_CLI_STATUS_OK;
  g_autoptr (GError) error = NULL;

  if (!mdr_cli_parse (context, &rest, &error))
    return mdr_cli_refuse (error->message);

  if (find_misuse (&self) != NULL)
    return mdr_cli_refuse (find_misuse (&self));

  invitation = compose (&self, &error);
  if (invitation == NULL)
    return mdr_cli_refuse (error->message);

  if (self.output != NULL)
    status = write_file (&self, invitation);

  if (self.json && status == MDR_CLI_STATUS_OK)
    return print_json (&self, invitation, status);

  return self.output != NULL ? status : print_link (invitation);
}
