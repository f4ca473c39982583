/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A shape is a text like “llll-llll-llll-llll”: l is a small letter, a is a letter or a digit, a
 * hyphen is part of the password, and a blank only parts the groups for the eye. A password is
 * walked through where it stands; no part of it is ever copied into plain memory.
 */

#include "mdr-password-shape.h"

#include <string.h>

#include "mdr-error.h"

/* Fewer characters than this, and every other word would have the shape. */
#define MIN_CHARACTERS 8
#define MAX_CHARACTERS 64

/* So many characters get lost or doubled when somebody types or marks a password. */
#define TOLERANCE 2

/* Blanks that pages and keyboards put between groups: no-break, narrow no-break, and the row of
 * spaces from en quad to zero width (U+2000 to U+200B). */
#define NO_BREAK_SPACE "\302\240"
#define NARROW_NO_BREAK_SPACE "\342\200\257"
#define GENERAL_PUNCTUATION "\342\200"

/* What stands between two separators of a password, counted. */
typedef struct
{
  guint n_characters; /* in all */
  guint n_in_group;   /* in the present group */
  guint n_groups;     /* ended by a separator */
  guint n_odd_groups; /* that are not as long as those of the shape */
} Count;

static gboolean
is_separator (char character)
{
  return character == ' ' || character == '-';
}

static gboolean
is_in_alphabet (char kind, char character)
{
  return kind == 'a' ? g_ascii_isalnum (character) : g_ascii_islower (character);
}

/**
 * mdr_password_shape_check:
 * @shape: a shape from a data file
 * @error: return location for a #GError
 *
 * Returns: whether it can be used; %MDR_ERROR_INVALID_DATA says why not
 */
gboolean
mdr_password_shape_check (const char *shape, GError **error)
{
  const char *problem = NULL;
  guint n_characters = 0;

  g_return_val_if_fail (shape != NULL, FALSE);

  for (const char *p = shape; *p != '\0' && problem == NULL; p++)
    {
      gboolean at_end = p == shape || p[1] == '\0';

      if (*p == 'l' || *p == 'a')
        n_characters++;
      else if (!is_separator (*p))
        problem = "only l, a, blanks and hyphens stand in a shape";
      else if (at_end || is_separator (p[1]))
        problem = "a separator stands between two groups";
    }

  if (problem == NULL && (n_characters < MIN_CHARACTERS || n_characters > MAX_CHARACTERS))
    problem = "it is too short or too long to tell a password";

  if (problem != NULL)
    g_set_error (error, MDR_ERROR, MDR_ERROR_INVALID_DATA, "“%s”: %s", shape, problem);

  return problem == NULL;
}

/**
 * mdr_password_shape_measure_blank:
 * @bytes: part of a password
 * @length: how many bytes there are
 *
 * Returns: how many bytes the blank at the beginning of @bytes has, 0 if there is none
 */
gsize
mdr_password_shape_measure_blank (const char *bytes, gsize length)
{
  if (length >= 1 && (*bytes == ' ' || *bytes == '\t'))
    return 1;

  if (length >= 2 && memcmp (bytes, NO_BREAK_SPACE, 2) == 0)
    return 2;

  if (length >= 3 && memcmp (bytes, NARROW_NO_BREAK_SPACE, 3) == 0)
    return 3;

  if (length >= 3 && memcmp (bytes, GENERAL_PUNCTUATION, 2) == 0 && (guchar) bytes[2] >= 0x80 &&
      (guchar) bytes[2] <= 0x8b)
    return 3;

  return 0;
}

/**
 * mdr_password_shape_take_out_blanks:
 * @secret: a password
 *
 * Returns: (transfer full): the same without any blank
 */
MdrSecret *
mdr_password_shape_take_out_blanks (const MdrSecret *secret)
{
  MdrSecret *bare = mdr_secret_new ();
  const char *bytes;
  gsize length;

  bytes = mdr_secret_peek (secret, &length);
  for (gsize i = 0; i < length;)
    {
      gsize blank = mdr_password_shape_measure_blank (bytes + i, length - i);

      if (blank == 0)
        mdr_secret_append (bare, bytes + i, 1);
      i += MAX (blank, 1);
    }

  return bare;
}

static gboolean
fits (const char *shape, const char *bytes, gsize length)
{
  gboolean ignores_blanks = strchr (shape, ' ') != NULL;
  gsize i = 0;

  while (i < length)
    {
      gsize blank = ignores_blanks ? mdr_password_shape_measure_blank (bytes + i, length - i) : 0;

      if (blank > 0)
        {
          i += blank;
          continue;
        }

      shape += *shape == ' ';
      if (*shape == '\0' || (*shape == '-' ? bytes[i] != '-' : !is_in_alphabet (*shape, bytes[i])))
        return FALSE;

      shape++;
      i++;
    }

  return *shape == '\0';
}

static void
end_group (Count *count, guint group_length)
{
  if (count->n_in_group == 0)
    return;

  count->n_groups++;
  count->n_odd_groups += count->n_in_group != group_length;
  count->n_in_group = 0;
}

/* Counts the characters and groups of a password; FALSE if it has characters that no password of
 * that shape has. A capital is what a telephone makes of the first letter. */
static gboolean
count_groups (const char *shape, const char *bytes, gsize length, Count *count)
{
  gsize group_length = strcspn (shape, " -");

  for (gsize i = 0; i < length;)
    {
      gsize blank = mdr_password_shape_measure_blank (bytes + i, length - i);

      if (blank > 0 || bytes[i] == '-')
        {
          end_group (count, group_length);
          i += MAX (blank, 1);
          continue;
        }

      if (!is_in_alphabet (*shape, g_ascii_tolower (bytes[i])))
        return FALSE;

      count->n_characters++;
      count->n_in_group++;
      i++;
    }

  end_group (count, group_length);

  return TRUE;
}

static gboolean
is_near (const char *shape, const char *bytes, gsize length)
{
  Count count = { 0 };
  guint n_expected = 0;

  for (const char *p = shape; *p != '\0'; p++)
    n_expected += !is_separator (*p);

  if (!count_groups (shape, bytes, length, &count))
    return FALSE;

  /* Letters and digits without groups: that is what ordinary passwords are made of, too. */
  if (*shape == 'a' && shape[strcspn (shape, " -")] == '\0')
    return FALSE;

  if (count.n_characters + TOLERANCE >= n_expected && count.n_characters <= n_expected + TOLERANCE)
    return TRUE;

  return count.n_groups > 1 && count.n_odd_groups <= 1 && count.n_characters < n_expected &&
         strpbrk (shape, " -") != NULL;
}

/**
 * mdr_password_shape_match:
 * @shape: a shape that was checked
 * @secret: a password
 *
 * Returns: whether the password looks like that
 */
MdrShapeMatch
mdr_password_shape_match (const char *shape, const MdrSecret *secret)
{
  const char *bytes;
  gsize length;

  g_return_val_if_fail (shape != NULL, MDR_SHAPE_MATCH_NONE);
  g_return_val_if_fail (secret != NULL, MDR_SHAPE_MATCH_NONE);

  bytes = mdr_secret_peek (secret, &length);
  if (fits (shape, bytes, length))
    return MDR_SHAPE_MATCH_WHOLE;

  return is_near (shape, bytes, length) ? MDR_SHAPE_MATCH_NEAR : MDR_SHAPE_MATCH_NONE;
}
