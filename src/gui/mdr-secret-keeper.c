/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The password fields of GTK 4.8 and libadwaita 1.2 hand their text to whoever asks on the
 * accessibility bus, and tell each letter there as it is typed. So the field never gets the text:
 * each letter is taken away on its way into it and a bullet goes in instead. The letters stand in
 * an MdrSecret, which is locked and wiped memory.
 */

#include "mdr-secret-keeper.h"

#define BULLET "•"

struct _MdrSecretKeeper
{
  GObject parent_instance;

  /* owned: as many characters as there are bullets in the field */
  MdrSecret *secret;

  /* borrowed, watched: the field, and the part of it that is typed into */
  GtkEditable *field;
  GtkEditable *text;
};

G_DEFINE_FINAL_TYPE (MdrSecretKeeper, mdr_secret_keeper, G_TYPE_OBJECT)

/* Puts @inserted in the place of the characters from @start to @end. */
static void
replace (MdrSecretKeeper *self, int start, int end, const char *inserted, gssize length)
{
  const char *bytes = mdr_secret_peek (self->secret, NULL);
  const char *before = g_utf8_offset_to_pointer (bytes, start);
  const char *after = end < 0 ? bytes + strlen (bytes) : g_utf8_offset_to_pointer (bytes, end);
  MdrSecret *changed = mdr_secret_new_from_text (bytes, before - bytes);

  if (inserted != NULL)
    mdr_secret_append (changed, inserted, length);
  mdr_secret_append (changed, after, -1);

  mdr_secret_unref (self->secret);
  self->secret = changed;
}

static char *
create_bullets (glong n_bullets)
{
  GString *bullets = g_string_new (NULL);

  for (glong i = 0; i < n_bullets; i++)
    g_string_append (bullets, BULLET);

  return g_string_free (bullets, FALSE);
}

static void
text_inserted_cb (MdrSecretKeeper *self,
                  const char *inserted,
                  int length,
                  int *position,
                  GtkEditable *text)
{
  gsize n_bytes = length < 0 ? strlen (inserted) : (gsize) length;
  g_autofree char *bullets = NULL;

  g_signal_stop_emission_by_name (text, "insert-text");

  /* What is longer than any password would be cut off in the middle of a character. */
  if (!g_utf8_validate_len (inserted, n_bytes, NULL) ||
      strlen (mdr_secret_peek (self->secret, NULL)) + n_bytes > MDR_SECRET_MAX_LENGTH)
    return;

  replace (self, *position, *position, inserted, n_bytes);

  bullets = create_bullets (g_utf8_strlen (inserted, n_bytes));
  g_signal_handlers_block_by_func (text, text_inserted_cb, self);
  gtk_editable_insert_text (text, bullets, -1, position);
  g_signal_handlers_unblock_by_func (text, text_inserted_cb, self);
}

static void
text_deleted_cb (MdrSecretKeeper *self, int start, int end, GtkEditable *text)
{
  replace (self, start, end, NULL, 0);
}

static void
mdr_secret_keeper_finalize (GObject *object)
{
  MdrSecretKeeper *self = MDR_SECRET_KEEPER (object);

  g_clear_weak_pointer (&self->field);
  g_clear_weak_pointer (&self->text);
  g_clear_pointer (&self->secret, mdr_secret_unref);

  G_OBJECT_CLASS (mdr_secret_keeper_parent_class)->finalize (object);
}

static void
mdr_secret_keeper_class_init (MdrSecretKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mdr_secret_keeper_finalize;
}

static void
mdr_secret_keeper_init (MdrSecretKeeper *self)
{
  self->secret = mdr_secret_new ();
}

/**
 * mdr_secret_keeper_new:
 * @field: an empty field
 *
 * Keeps what is typed or pasted into @field from now on; the field has bullets only.
 *
 * Returns: (transfer full): a new keeper
 */
MdrSecretKeeper *
mdr_secret_keeper_new (GtkEditable *field)
{
  MdrSecretKeeper *self;

  g_return_val_if_fail (GTK_IS_EDITABLE (field), NULL);

  self = g_object_new (MDR_TYPE_SECRET_KEEPER, NULL);
  g_set_weak_pointer (&self->field, field);
  g_set_weak_pointer (&self->text, gtk_editable_get_delegate (field));

  /* Undoing would bring back bullets with nothing behind them. */
  gtk_editable_set_enable_undo (field, FALSE);
  g_signal_connect_object (self->text, "insert-text", G_CALLBACK (text_inserted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "delete-text", G_CALLBACK (text_deleted_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * mdr_secret_keeper_peek:
 * @self: a keeper
 *
 * Returns: (transfer none): what is typed now; not to be kept
 */
const MdrSecret *
mdr_secret_keeper_peek (MdrSecretKeeper *self)
{
  g_return_val_if_fail (MDR_IS_SECRET_KEEPER (self), NULL);

  return self->secret;
}

/**
 * mdr_secret_keeper_take:
 * @self: a keeper
 *
 * Takes what was typed, and leaves the field empty.
 *
 * Returns: (transfer full): what was typed
 */
MdrSecret *
mdr_secret_keeper_take (MdrSecretKeeper *self)
{
  g_autoptr (MdrSecret) taken = NULL;

  g_return_val_if_fail (MDR_IS_SECRET_KEEPER (self), NULL);

  taken = mdr_secret_ref (self->secret);
  if (self->field != NULL)
    gtk_editable_set_text (self->field, "");

  return g_steal_pointer (&taken);
}
