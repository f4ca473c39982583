/* SPDX-FileCopyrightText: 2026 The Mail Doctor authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The macros of <linux/netlink.h> trust the lengths and cast unaligned memory; these functions
 * copy, and never look beyond the span they were given.
 */

#include "mdr-netlink.h"

#include <linux/netlink.h>
#include <string.h>

/* Moves on to what follows, or to the end where the padding of the last one is missing. */
static void
skip (MdrNetlinkSpan *rest, gsize length)
{
  const gsize padded = MIN (NLMSG_ALIGN (length), rest->length);

  rest->bytes += padded;
  rest->length -= padded;
}

/**
 * mdr_netlink_next_message:
 * @rest: (inout): what was received; becomes what follows the message
 * @message: (out caller-allocates): the message; its body points into @rest
 *
 * Takes the next message from what was received.
 *
 * Returns: whether there was a whole one
 */
gboolean
mdr_netlink_next_message (MdrNetlinkSpan *rest, MdrNetlinkMessage *message)
{
  struct nlmsghdr header;

  if (rest->length < sizeof header)
    return FALSE;

  memcpy (&header, rest->bytes, sizeof header);
  if (header.nlmsg_len < sizeof header || header.nlmsg_len > rest->length)
    return FALSE;

  message->type = header.nlmsg_type;
  message->flags = header.nlmsg_flags;
  message->sequence = header.nlmsg_seq;
  message->body.bytes = rest->bytes + sizeof header;
  message->body.length = header.nlmsg_len - sizeof header;
  skip (rest, header.nlmsg_len);

  return TRUE;
}

/**
 * mdr_netlink_read_header:
 * @rest: (inout): the body of a message; becomes what follows
 * @header: (out caller-allocates): where to copy to
 * @size: how many bytes
 *
 * Takes the fixed part with which the body of a message begins.
 *
 * Returns: whether there were that many bytes
 */
gboolean
mdr_netlink_read_header (MdrNetlinkSpan *rest, gpointer header, gsize size)
{
  if (rest->length < size)
    return FALSE;

  memcpy (header, rest->bytes, size);
  skip (rest, size);

  return TRUE;
}

/**
 * mdr_netlink_next_attribute:
 * @rest: (inout): attributes; becomes those that follow
 * @type: (out): what the attribute is
 * @value: (out caller-allocates): its value, which points into @rest
 *
 * Takes the next attribute.
 *
 * Returns: whether there was a whole one
 */
gboolean
mdr_netlink_next_attribute (MdrNetlinkSpan *rest, guint16 *type, MdrNetlinkSpan *value)
{
  struct nlattr header;

  if (rest->length < sizeof header)
    return FALSE;

  memcpy (&header, rest->bytes, sizeof header);
  if (header.nla_len < sizeof header || header.nla_len > rest->length)
    return FALSE;

  *type = header.nla_type & NLA_TYPE_MASK;
  value->bytes = rest->bytes + sizeof header;
  value->length = header.nla_len - sizeof header;
  skip (rest, header.nla_len);

  return TRUE;
}

/**
 * mdr_netlink_find_attribute:
 * @attributes: attributes
 * @type: which one is wanted
 * @value: (out caller-allocates): its value
 *
 * Returns: whether it is among them
 */
gboolean
mdr_netlink_find_attribute (MdrNetlinkSpan attributes, guint16 type, MdrNetlinkSpan *value)
{
  guint16 found;

  while (mdr_netlink_next_attribute (&attributes, &found, value))
    if (found == type)
      return TRUE;

  return FALSE;
}

/**
 * mdr_netlink_read_number:
 * @value: the value of an attribute
 * @number: (out): the number
 *
 * Returns: whether @value is a number of 32 bits
 */
gboolean
mdr_netlink_read_number (MdrNetlinkSpan value, guint32 *number)
{
  if (value.length != sizeof *number)
    return FALSE;

  memcpy (number, value.bytes, sizeof *number);

  return TRUE;
}

/**
 * mdr_netlink_dup_text:
 * @value: the value of an attribute
 *
 * Returns: (transfer full): the text up to its end or the first NUL byte, whatever its encoding
 */
char *
mdr_netlink_dup_text (MdrNetlinkSpan value)
{
  return g_strndup ((const char *) value.bytes, value.length);
}

/* The length stands in the header, and grows with each part. */
static void
append (GByteArray *request, gconstpointer bytes, gsize size)
{
  static const guint8 padding[NLMSG_ALIGNTO] = { 0 };
  guint32 length;

  g_byte_array_append (request, bytes, (guint) size);
  g_byte_array_append (request, padding, (guint) (NLMSG_ALIGN (request->len) - request->len));

  length = request->len;
  memcpy (request->data + G_STRUCT_OFFSET (struct nlmsghdr, nlmsg_len), &length, sizeof length);
}

/**
 * mdr_netlink_request_new:
 * @type: what is asked for (`RTM_GET…`)
 * @flags: `NLM_F_…`
 * @header: the fixed part with which the body begins
 * @size: its size
 *
 * Returns: (transfer full): a request without attributes
 */
GByteArray *
mdr_netlink_request_new (guint16 type, guint16 flags, gconstpointer header, gsize size)
{
  const struct nlmsghdr beginning = { .nlmsg_type = type, .nlmsg_flags = flags };
  GByteArray *request = g_byte_array_new ();

  append (request, &beginning, sizeof beginning);
  append (request, header, size);

  return request;
}

/**
 * mdr_netlink_request_add:
 * @request: a request
 * @type: the type of an attribute
 * @value: its value
 * @size: the size of @value
 *
 * Adds an attribute.
 */
void
mdr_netlink_request_add (GByteArray *request, guint16 type, gconstpointer value, gsize size)
{
  const struct nlattr header = { .nla_len = (guint16) (sizeof header + size), .nla_type = type };

  append (request, &header, sizeof header);
  append (request, value, size);
}

/**
 * mdr_netlink_request_number:
 * @request: a request
 * @sequence: its number
 *
 * Gives @request the number by which its answer is known.
 */
void
mdr_netlink_request_number (GByteArray *request, guint32 sequence)
{
  memcpy (request->data + G_STRUCT_OFFSET (struct nlmsghdr, nlmsg_seq), &sequence, sizeof sequence);
}
