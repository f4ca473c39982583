/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A tree of all phrases, byte by byte; where a phrase breaks off in the middle of the text, each
 * node knows where the longest other beginning goes on.
 */

#include "mdr-phrase-finder.h"

#define NO_PHRASE G_MAXUINT

/* The root of the tree; as a link it means that there is none. */
#define ROOT 0

typedef struct
{
  guint8 byte;
  guint phrase;

  /* Numbers of nodes: the tree. */
  guint first_child;
  guint next_sibling;

  /* Numbers of nodes: where the longest end of what was read goes on, and the next shorter end of
   * it that is a phrase. */
  guint fallback;
  guint shorter_phrase;
} Node;

struct _MdrPhraseFinder
{
  guint n_phrases;
  gboolean prepared;

  /* owned */
  GArray *nodes;

  /* The children of the root, by their byte: nearly every byte of a text is looked up here. */
  guint roots[256];
};

static Node *
node_at (const MdrPhraseFinder *self, guint number)
{
  return &g_array_index (self->nodes, Node, number);
}

static guint
find_child (const MdrPhraseFinder *self, guint parent, guint8 byte)
{
  guint child;

  if (parent == ROOT)
    return self->roots[byte];

  for (child = node_at (self, parent)->first_child; child != ROOT;
       child = node_at (self, child)->next_sibling)
    if (node_at (self, child)->byte == byte)
      break;

  return child;
}

static guint
add_child (MdrPhraseFinder *self, guint parent, guint8 byte)
{
  guint child = self->nodes->len;
  Node node = { .byte = byte, .phrase = NO_PHRASE };

  node.next_sibling = node_at (self, parent)->first_child;
  g_array_append_val (self->nodes, node);
  node_at (self, parent)->first_child = child;
  if (parent == ROOT)
    self->roots[byte] = child;

  return child;
}

/* The node that is reached by @byte after what led to @node. */
static guint
advance (const MdrPhraseFinder *self, guint node, guint8 byte)
{
  guint next;

  while ((next = find_child (self, node, byte)) == ROOT && node != ROOT)
    node = node_at (self, node)->fallback;

  return next;
}

/**
 * mdr_phrase_finder_new:
 *
 * Returns: (transfer full): a finder without phrases
 */
MdrPhraseFinder *
mdr_phrase_finder_new (void)
{
  MdrPhraseFinder *self = g_new0 (MdrPhraseFinder, 1);
  Node root = { .phrase = NO_PHRASE };

  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  g_array_append_val (self->nodes, root);

  return self;
}

/**
 * mdr_phrase_finder_free:
 * @self: a finder
 *
 * Frees it.
 */
void
mdr_phrase_finder_free (MdrPhraseFinder *self)
{
  g_array_unref (self->nodes);
  g_free (self);
}

/**
 * mdr_phrase_finder_add:
 * @self: a finder that is not prepared yet
 * @phrase: bytes to look for, not empty
 *
 * Returns: the number of the phrase: counted from 0, the same for the same phrase
 */
guint
mdr_phrase_finder_add (MdrPhraseFinder *self, const char *phrase)
{
  guint node = ROOT;

  g_return_val_if_fail (!self->prepared, NO_PHRASE);
  g_return_val_if_fail (*phrase != '\0', NO_PHRASE);

  for (const char *byte = phrase; *byte != '\0'; byte++)
    {
      guint child = find_child (self, node, *byte);

      node = child != ROOT ? child : add_child (self, node, *byte);
    }

  if (node_at (self, node)->phrase == NO_PHRASE)
    node_at (self, node)->phrase = self->n_phrases++;

  return node_at (self, node)->phrase;
}

static void
link_node (MdrPhraseFinder *self, guint parent, guint number)
{
  Node *node = node_at (self, number);
  Node *fallback;

  node->fallback =
      parent == ROOT ? ROOT : advance (self, node_at (self, parent)->fallback, node->byte);
  fallback = node_at (self, node->fallback);
  node->shorter_phrase = fallback->phrase != NO_PHRASE ? node->fallback : fallback->shorter_phrase;
}

/**
 * mdr_phrase_finder_prepare:
 * @self: a finder with all its phrases
 *
 * Makes it ready to search; no phrase can be added any more.
 */
void
mdr_phrase_finder_prepare (MdrPhraseFinder *self)
{
  g_autoptr (GArray) queue = g_array_sized_new (FALSE, FALSE, sizeof (guint), self->nodes->len);
  guint parent = ROOT;

  g_return_if_fail (!self->prepared);

  /* Level by level, since a node leans on those above it. */
  g_array_append_val (queue, parent);
  for (guint i = 0; i < queue->len; i++)
    {
      parent = g_array_index (queue, guint, i);

      for (guint child = node_at (self, parent)->first_child; child != ROOT;
           child = node_at (self, child)->next_sibling)
        {
          link_node (self, parent, child);
          g_array_append_val (queue, child);
        }
    }

  self->prepared = TRUE;
}

/**
 * mdr_phrase_finder_get_n_phrases:
 * @self: a finder
 *
 * Returns: how many different phrases it looks for
 */
guint
mdr_phrase_finder_get_n_phrases (const MdrPhraseFinder *self)
{
  return self->n_phrases;
}

/**
 * mdr_phrase_finder_search:
 * @self: a finder that is prepared
 * @text: where to look
 * @length: the length of @text in bytes
 * @found: (scope call): called for every occurrence of every phrase, by its end
 * @user_data: for @found
 *
 * Looks for all phrases at once.
 */
void
mdr_phrase_finder_search (const MdrPhraseFinder *self,
                          const char *text,
                          gsize length,
                          MdrPhraseFoundFunc found,
                          gpointer user_data)
{
  guint node = ROOT;

  g_return_if_fail (self->prepared);

  for (gsize i = 0; i < length; i++)
    {
      node = advance (self, node, text[i]);

      for (guint end = node; end != ROOT; end = node_at (self, end)->shorter_phrase)
        if (node_at (self, end)->phrase != NO_PHRASE)
          found (node_at (self, end)->phrase, i + 1, user_data);
    }
}
