/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One <guide> of data/guides; what its attributes mean is written at the head of each of the files.
 */

#include "mdr-guide-entry.h"

#include <glib/gi18n-lib.h>

#include "mdr-guide-links.h"

/* How special a guide is that asks for something: each weighs more than all below it together. */
#define WEIGHT_PROVIDER 16
#define WEIGHT_PROGRAM 8
#define WEIGHT_DEVICE 4
#define WEIGHT_RULE 1

G_STATIC_ASSERT (MDR_CAUSE_UNKNOWN < 64);

struct _MdrGuideEntry
{
  guint rank;

  /* the causes it helps with, a bit for each: this is asked for more often than anything else */
  guint64 causes;

  /* owned */
  char *id;
  char *topic;
  char *title;
  GPtrArray *steps;
  GPtrArray *links;
  char *own_uri; /* a page of a company's own, NULL for none */
  char *own_label;

  /* owned; for whom it is, NULL for everybody */
  char **providers;
  char **notes;
  char **policies;
  char **switches;
  char **programs;
  char **devices;
};

static char **
dup_list (const MdrDataElement *element, const char *attribute)
{
  const char *value = mdr_data_element_get_attribute (element, attribute);

  return value != NULL ? g_strsplit (value, " ", -1) : NULL;
}

static guint64
read_causes (const MdrDataElement *element)
{
  g_auto (GStrv) codes = dup_list (element, "causes");
  guint64 causes = 0;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    for (int cause = MDR_CAUSE_OK + 1; cause <= MDR_CAUSE_UNKNOWN; cause++)
      if (g_str_equal (codes[i], "any") || g_str_equal (codes[i], mdr_cause_to_code (cause)))
        causes |= G_GUINT64_CONSTANT (1) << cause;

  return causes;
}

static gboolean
contains (char **list, const char *item)
{
  return item != NULL && g_strv_contains ((const char *const *) list, item);
}

static void
add_content (MdrGuideEntry *self, const MdrDataElement *element)
{
  const char *name = mdr_data_element_get_name (element);

  if (g_str_equal (name, "title"))
    self->title = g_strdup (mdr_data_element_get_text (element));
  else if (g_str_equal (name, "step"))
    g_ptr_array_add (self->steps, g_strdup (mdr_data_element_get_text (element)));
  else if (mdr_data_element_get_attribute (element, "uri") != NULL && self->own_uri == NULL)
    {
      self->own_uri = g_strdup (mdr_data_element_get_attribute (element, "uri"));
      self->own_label = g_strdup (mdr_data_element_get_text (element));
    }
  else if (mdr_data_element_get_attribute (element, "ref") != NULL)
    g_ptr_array_add (self->links, g_strdup (mdr_data_element_get_attribute (element, "ref")));
}

/**
 * mdr_guide_entry_new:
 * @element: a <guide> element with an id and a title
 *
 * Returns: (transfer full): the entry
 */
MdrGuideEntry *
mdr_guide_entry_new (const MdrDataElement *element)
{
  MdrGuideEntry *self = g_new0 (MdrGuideEntry, 1);
  const char *rank = mdr_data_element_get_attribute (element, "rank");
  const char *topic = mdr_data_element_get_attribute (element, "topic");

  self->id = g_strdup (mdr_data_element_get_attribute (element, "id"));
  self->topic = g_strdup (topic != NULL ? topic : self->id);
  self->rank =
      rank != NULL ? (guint) g_ascii_strtoull (rank, NULL, 10) : MDR_GUIDE_ENTRY_USUAL_RANK;
  self->steps = g_ptr_array_new_with_free_func (g_free);
  self->links = g_ptr_array_new_with_free_func (g_free);
  self->causes = read_causes (element);
  self->providers = dup_list (element, "providers");
  self->notes = dup_list (element, "notes");
  self->policies = dup_list (element, "policies");
  self->switches = dup_list (element, "switches");
  self->programs = dup_list (element, "programs");
  self->devices = dup_list (element, "devices");

  for (guint i = 0; i < mdr_data_element_get_n_children (element); i++)
    add_content (self, mdr_data_element_get_child (element, i));

  return self;
}

/**
 * mdr_guide_entry_free:
 * @self: an entry
 *
 * Frees it.
 */
void
mdr_guide_entry_free (MdrGuideEntry *self)
{
  g_free (self->id);
  g_free (self->topic);
  g_free (self->title);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->links);
  g_free (self->own_uri);
  g_free (self->own_label);
  g_strfreev (self->providers);
  g_strfreev (self->notes);
  g_strfreev (self->policies);
  g_strfreev (self->switches);
  g_strfreev (self->programs);
  g_strfreev (self->devices);
  g_free (self);
}

/**
 * mdr_guide_entry_get_id:
 * @self: an entry
 *
 * Returns: its id
 */
const char *
mdr_guide_entry_get_id (const MdrGuideEntry *self)
{
  return self->id;
}

/**
 * mdr_guide_entry_get_topic:
 * @self: an entry
 *
 * Returns: its topic, of which only the most special entries are shown; its id if it is alone
 */
const char *
mdr_guide_entry_get_topic (const MdrGuideEntry *self)
{
  return self->topic;
}

static void
append_words (GString *words, char **list)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    g_string_append_printf (words, " %s", list[i]);
}

/**
 * mdr_guide_entry_dup_keywords:
 * @self: an entry
 *
 * Returns: (transfer full): by which codes it can be found beside its words: its id and topic, and
 *   the ids of those whom it is for
 */
char *
mdr_guide_entry_dup_keywords (const MdrGuideEntry *self)
{
  GString *words = g_string_new (self->id);

  g_string_append_printf (words, " %s", self->topic);
  append_words (words, self->providers);
  append_words (words, self->programs);
  append_words (words, self->devices);

  return g_string_free (words, FALSE);
}

/**
 * mdr_guide_entry_get_rank:
 * @self: an entry
 *
 * Returns: its place among equally special ones
 */
guint
mdr_guide_entry_get_rank (const MdrGuideEntry *self)
{
  return self->rank;
}

/**
 * mdr_guide_entry_helps_with:
 * @self: an entry
 * @cause: a cause other than %MDR_CAUSE_OK
 *
 * Returns: whether the guide helps with @cause
 */
gboolean
mdr_guide_entry_helps_with (const MdrGuideEntry *self, MdrCause cause)
{
  return (self->causes & G_GUINT64_CONSTANT (1) << cause) != 0;
}

static gboolean
suits_provider (const MdrGuideEntry *self, MdrProvider *provider)
{
  if (self->providers == NULL && self->notes == NULL)
    return TRUE;

  if (provider == NULL)
    return FALSE;

  if (self->providers != NULL && contains (self->providers, mdr_provider_get_id (provider)))
    return TRUE;

  for (guint i = 0; self->notes != NULL && self->notes[i] != NULL; i++)
    if (mdr_provider_has_note (provider, self->notes[i]))
      return TRUE;

  return FALSE;
}

/* Where sending has a rule of its own, the provider has guides of its own. */
static gboolean
suits_policy (const MdrGuideEntry *self, MdrProvider *provider)
{
  MdrSignInPolicy policy = MDR_SIGN_IN_POLICY_UNKNOWN;

  if (self->policies == NULL)
    return TRUE;

  if (provider != NULL)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

      policy = mdr_provider_get_policy (provider, MDR_PROTOCOL_IMAP, now);
    }

  return contains (self->policies, mdr_enum_to_nick (MDR_TYPE_SIGN_IN_POLICY, policy));
}

static gboolean
suits_switch (const MdrGuideEntry *self, MdrProvider *provider)
{
  MdrImapSwitch imap_switch = MDR_IMAP_SWITCH_UNKNOWN;

  if (self->switches == NULL)
    return TRUE;

  if (provider != NULL)
    imap_switch = mdr_provider_get_imap_switch (provider);

  return contains (self->switches, mdr_enum_to_nick (MDR_TYPE_IMAP_SWITCH, imap_switch));
}

/* What is also good where nothing is known is not special. */
static gboolean
asks_for_rule (char **rules)
{
  return rules != NULL && !contains (rules, "unknown");
}

/* Whoever names the program but not the device means the device that the program runs on. */
static gboolean
suits_device (const MdrGuideEntry *self, const char *device)
{
  return self->devices == NULL || contains (self->devices, device) ||
         (device == NULL && self->programs != NULL);
}

/**
 * mdr_guide_entry_suits:
 * @self: an entry
 * @provider: (nullable): the reader's provider, %NULL if it is not on the list
 * @program: (nullable): the id of the reader's mail program
 * @device: (nullable): the id of the reader's device
 * @speciality: (out): where to put how special the guide is; 0 is for everybody
 *
 * Returns: whether the guide is for this reader; @speciality is only set if so
 */
gboolean
mdr_guide_entry_suits (const MdrGuideEntry *self,
                       MdrProvider *provider,
                       const char *program,
                       const char *device,
                       guint *speciality)
{
  if (self->programs != NULL && !contains (self->programs, program))
    return FALSE;

  if (!suits_provider (self, provider) || !suits_policy (self, provider) ||
      !suits_switch (self, provider) || !suits_device (self, device))
    return FALSE;

  *speciality = (self->providers != NULL || self->notes != NULL ? WEIGHT_PROVIDER : 0) +
                (self->programs != NULL ? WEIGHT_PROGRAM : 0) +
                (self->devices != NULL ? WEIGHT_DEVICE : 0) +
                (asks_for_rule (self->policies) ? WEIGHT_RULE : 0) +
                (asks_for_rule (self->switches) ? WEIGHT_RULE : 0);

  return TRUE;
}

/**
 * mdr_guide_entry_create_guide:
 * @self: an entry
 * @provider: (nullable): the reader's provider
 *
 * Returns: (transfer full): the guide in the user's language, with the first of its links that
 * there is for @provider
 */
MdrGuide *
mdr_guide_entry_create_guide (const MdrGuideEntry *self, MdrProvider *provider)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  const char *label = self->own_label;
  const char *uri = self->own_uri;

  for (guint i = 0; i < self->steps->len; i++)
    g_ptr_array_add (steps, (char *) g_dgettext (GETTEXT_PACKAGE, self->steps->pdata[i]));
  g_ptr_array_add (steps, NULL);

  for (guint i = 0; uri == NULL && i < self->links->len; i++)
    if (mdr_guide_links_find (self->links->pdata[i], provider, &label, &uri))
      break;

  return mdr_guide_new (self->id, g_dgettext (GETTEXT_PACKAGE, self->title),
                        (const char *const *) steps->pdata, label, uri);
}
