/* SPDX-License-Identifier: ISC */
/*
 * What cmark says of a section that was just spliced in. Invariant: the
 * scanner is not asked, so that the two have to agree.
 */
#include <cmark.h>

#include "doc/render.h"
#include "doc/lines.h"

/* The text of a heading as a reader sees it. */
static void
add_heading_text(cmark_node *heading, struct buf *out)
{
	cmark_iter *iter = cmark_iter_new(heading);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (event == CMARK_EVENT_ENTER && (type == CMARK_NODE_TEXT
			|| type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE))
			buf_add_text(out, cmark_node_get_literal(node));
	}
	cmark_iter_free(iter);
}

static bool
has_heading(cmark_node *root, int level, struct slice title)
{
	struct buf text = BUF_INIT;
	bool found = false;

	for (cmark_node *node = cmark_node_last_child(root); node && !found;
		node = cmark_node_previous(node)) {
		if (cmark_node_get_type(node) != CMARK_NODE_HEADING
			|| cmark_node_get_heading_level(node) != level)
			continue;
		buf_clear(&text);
		add_heading_text(node, &text);
		found = slice_equal(buf_slice(&text), title);
	}
	buf_release(&text);
	return found;
}

/* The title as cmark gives it in a heading of its own. */
static void
add_title_text(struct slice title, struct buf *out)
{
	struct buf source = BUF_INIT;

	buf_add_text(&source, "# ");
	buf_add(&source, title);
	buf_add_text(&source, " #\n");
	cmark_node *root = cmark_parse_document(source.ptr, source.len, CMARK_OPT_DEFAULT);

	if (cmark_node_first_child(root))
		add_heading_text(cmark_node_first_child(root), out);
	cmark_node_free(root);
	buf_release(&source);
}

bool
render_check_section(struct slice bytes, int level, struct slice title, const char *name,
	struct err *err)
{
	struct slice body = slice_from(bytes, lines_front(bytes));
	cmark_node *root = cmark_parse_document(body.ptr, body.len, CMARK_OPT_DEFAULT);
	struct buf text = BUF_INIT;

	add_title_text(title, &text);
	bool found = has_heading(root, level, buf_slice(&text));

	buf_release(&text);
	cmark_node_free(root);
	if (found)
		return true;
	err_set(err, ERR_FORMAT, "'%s' has something open above, so '%.*s' is no section of it",
		name, SLICE_ARG(title));
	return err_hint(err, "close the HTML block or quote above it in an editor");
}
