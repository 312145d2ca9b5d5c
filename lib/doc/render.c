/* SPDX-License-Identifier: ISC */
/*
 * Setting Markdown for a terminal: a walk over cmark's tree. Invariant: all
 * text of the source goes through add_source, and that through the escaper;
 * only this file and wrap.c put control sequences behind it.
 */
#include "doc/render.h"

#include <cmark.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/text.h"
#include "doc/lines.h"
#include "doc/wrap.h"

/* A value longer than this is not dimmed: the search for its end stops. */
#define DIM_REACH 512

struct render {
	const struct render_style *style;
	struct wrap wrap;
	struct buf text;  /* the paragraph under way, with marks */
	size_t *prefixes; /* their lengths, outside in */
	size_t prefix_count, prefix_room;
	bool begun; /* something stands above */
	bool gap;   /* a blank line is due before the next block */
};

static void
add_source(struct render *render, const char *text)
{
	if (text)
		text_escape(&render->text, slice_of(text));
}

static void
add_mark(struct render *render, char mark, bool begins)
{
	buf_add_char(&render->text, (char)(begins ? mark : mark + WRAP_STYLES));
}

/* A line break is due, and a blank line before it where blocks are apart. */
static void
begin_block(struct render *render)
{
	if (render->gap && render->begun && !render->wrap.has_lead)
		wrap_blank(&render->wrap);
	render->begun = true;
	render->gap = false;
}

static bool
is_type(cmark_node *node, cmark_node_type type)
{
	return node && cmark_node_get_type(node) == type;
}

static bool
is_tight(cmark_node *node)
{
	cmark_node *parent = cmark_node_parent(node);

	return is_type(parent, CMARK_NODE_ITEM)
		&& cmark_node_get_list_tight(cmark_node_parent(parent));
}

/* Deeper than half the screen everything stands in one column. */
static void
push_prefix(struct render *render, const char *lead, const char *rest)
{
	struct wrap *wrap = &render->wrap;
	bool fits = wrap->prefix.len < wrap->width;

	render->prefixes = mem_room(render->prefixes, render->prefix_count,
		&render->prefix_room, sizeof *render->prefixes);
	render->prefixes[render->prefix_count++] = wrap->prefix.len;
	if (!fits || text_width(buf_slice(&wrap->prefix)) > wrap->width / 2)
		return;
	if (lead && !wrap->has_lead) {
		buf_clear(&wrap->lead);
		buf_add(&wrap->lead, buf_slice(&wrap->prefix));
		wrap->has_lead = true;
	}
	if (wrap->has_lead)
		buf_add_text(&wrap->lead, lead ? lead : rest);
	buf_add_text(&wrap->prefix, rest);
}

static void
pop_prefix(struct render *render)
{
	buf_cut(&render->wrap.prefix, render->prefixes[--render->prefix_count]);
}

/* The end of a field that begins at `at`, its bracket included; or 0. */
static size_t
field_end(struct slice text, size_t at)
{
	size_t stop = at + DIM_REACH < text.len ? at + DIM_REACH : text.len;
	size_t key = at + 1, depth = 0;

	while (key < stop && ((text.ptr[key] >= 'a' && text.ptr[key] <= 'z')
		|| text.ptr[key] == '-'))
		key++;
	if (key == at + 1 || !slice_starts(slice_from(text, key), "::"))
		return 0;
	for (size_t n = at; n < stop; n++) {
		if (text.ptr[n] == '[')
			depth++;
		else if (text.ptr[n] == ']' && --depth == 0)
			return n + 1;
	}
	return 0;
}

/* The end of an id that begins at `at` and ends the text; or 0. */
static size_t
id_end(struct slice text, size_t at)
{
	size_t n = at + 1;

	if (at == 0 || text.ptr[at - 1] != ' ')
		return 0;
	while (n < text.len && text.ptr[n] != ' ' && (unsigned char)text.ptr[n] < 0x80
		&& text.ptr[n] > ' ')
		n++;
	return n == text.len && n > at + 1 ? n : 0;
}

static void
dim_parts(struct render *render)
{
	struct slice text = buf_slice(&render->text);
	struct buf dimmed = BUF_INIT;
	size_t done = 0;

	for (size_t n = 0; n < text.len; n++) {
		size_t end = text.ptr[n] == '[' ? field_end(text, n)
			: text.ptr[n] == '^' ? id_end(text, n) : 0;

		if (end == 0)
			continue;
		buf_add(&dimmed, slice_part(text, done, n));
		buf_add_char(&dimmed, WRAP_DIM);
		buf_add(&dimmed, slice_part(text, n, end));
		buf_add_char(&dimmed, WRAP_DIM + WRAP_STYLES);
		done = end;
		n = end - 1;
	}
	buf_add(&dimmed, slice_from(text, done));
	buf_release(&render->text);
	render->text = dimmed;
}

static void
end_paragraph(struct render *render, cmark_node *node)
{
	begin_block(render);
	if (render->style->color)
		dim_parts(render);
	wrap_text(&render->wrap, buf_slice(&render->text));
	buf_clear(&render->text);
	render->gap = !is_tight(node);
}

/* Code and HTML: line by line, as they stand. */
static void
put_block(struct render *render, cmark_node *node, struct slice source, const char *indent)
{
	begin_block(render);
	while (source.ptr && source.len) {
		struct slice line = slice_cut(&source, '\n');

		buf_clear(&render->text);
		if (line.len) {
			buf_add_text(&render->text, indent);
			text_escape(&render->text, line);
		}
		wrap_line(&render->wrap, buf_slice(&render->text));
	}
	buf_clear(&render->text);
	render->gap = !node || !is_tight(node);
}

static void
put_rule(struct render *render)
{
	size_t width = render->wrap.width < 20 ? render->wrap.width : 20;

	begin_block(render);
	buf_add_repeat(&render->text, render->style->ascii ? "-" : "─", width);
	wrap_line(&render->wrap, buf_slice(&render->text));
	buf_clear(&render->text);
	render->gap = true;
}

/* The number of an ordered item counts along in its list's user data. */
static void
enter_item(struct render *render, cmark_node *item)
{
	cmark_node *list = cmark_node_parent(item);
	char lead[32];
	char blanks[32];

	if (cmark_node_get_list_type(list) == CMARK_ORDERED_LIST) {
		size_t number = (size_t)(uintptr_t)cmark_node_get_user_data(list);

		cmark_node_set_user_data(list, (void *)(uintptr_t)(number + 1));
		number += (size_t)cmark_node_get_list_start(list);
		snprintf(lead, sizeof lead, "%zu%s ", number,
			cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : ".");
	} else {
		snprintf(lead, sizeof lead, "%s ", render->style->ascii ? "-" : "•");
	}
	snprintf(blanks, sizeof blanks, "%*s", (int)text_width(slice_of(lead)), "");
	/* The gap belongs before the marker. */
	if (render->gap && render->begun && !render->wrap.has_lead)
		wrap_blank(&render->wrap);
	render->gap = false;
	render->begun = true;
	push_prefix(render, lead, blanks);
}

static void
leave_item(struct render *render, cmark_node *item)
{
	if (render->wrap.has_lead)
		wrap_blank(&render->wrap);
	pop_prefix(render);
	render->gap = !cmark_node_get_list_tight(cmark_node_parent(item));
}

static void
put_address(struct render *render, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	cmark_node *inner = cmark_node_first_child(node);
	const char *text = is_type(inner, CMARK_NODE_TEXT) ? cmark_node_get_literal(inner) : NULL;

	if (!url || !*url || (text && strcmp(url, text) == 0))
		return;
	add_mark(render, WRAP_DIM, true);
	buf_add_text(&render->text, " <");
	add_source(render, url);
	buf_add_char(&render->text, '>');
	add_mark(render, WRAP_DIM, false);
}

static void
walk_inline(struct render *render, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_TEXT:
	case CMARK_NODE_HTML_INLINE:
		add_source(render, cmark_node_get_literal(node));
		break;
	case CMARK_NODE_CODE:
		buf_add_char(&render->text, '`');
		add_source(render, cmark_node_get_literal(node));
		buf_add_char(&render->text, '`');
		break;
	case CMARK_NODE_SOFTBREAK:
		buf_add_char(&render->text, ' ');
		break;
	case CMARK_NODE_LINEBREAK:
		buf_add_char(&render->text, WRAP_BREAK);
		break;
	case CMARK_NODE_EMPH:
		add_mark(render, WRAP_ITALIC, enter);
		break;
	case CMARK_NODE_STRONG:
		add_mark(render, WRAP_BOLD, enter);
		break;
	case CMARK_NODE_LINK:
	case CMARK_NODE_IMAGE:
		if (!enter)
			put_address(render, node);
		break;
	default:
		break;
	}
}

static void
walk_leaf(struct render *render, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_PARAGRAPH:
		if (!enter)
			end_paragraph(render, node);
		break;
	case CMARK_NODE_HEADING:
		add_mark(render, WRAP_BOLD, enter);
		if (!enter)
			end_paragraph(render, node);
		break;
	case CMARK_NODE_CODE_BLOCK:
		put_block(render, node, slice_of(cmark_node_get_literal(node)), "    ");
		break;
	case CMARK_NODE_HTML_BLOCK:
		put_block(render, node, slice_of(cmark_node_get_literal(node)), "");
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		put_rule(render);
		break;
	default:
		walk_inline(render, node, enter);
	}
}

static void
walk(struct render *render, cmark_node *node, bool enter)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		if (enter) {
			begin_block(render);
			push_prefix(render, NULL, render->style->ascii ? "> " : "│ ");
		} else {
			pop_prefix(render);
			render->gap = !is_tight(node);
		}
		break;
	case CMARK_NODE_LIST:
		if (!enter)
			render->gap = !is_tight(node);
		break;
	case CMARK_NODE_ITEM:
		if (enter)
			enter_item(render, node);
		else
			leave_item(render, node);
		break;
	default:
		walk_leaf(render, node, enter);
	}
}

static void
walk_all(struct render *render, struct slice markdown)
{
	cmark_node *root = cmark_parse_document(markdown.ptr, markdown.len, CMARK_OPT_DEFAULT);
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
		walk(render, cmark_iter_get_node(iter), event == CMARK_EVENT_ENTER);
	cmark_iter_free(iter);
	cmark_node_free(root);
}

void
render_terminal(struct slice markdown, const struct render_style *style, struct buf *out)
{
	struct render render = { .style = style, .text = BUF_INIT };
	size_t front = lines_front(markdown);

	render.wrap = (struct wrap){ .out = out, .prefix = BUF_INIT, .lead = BUF_INIT,
		.width = style->width > 0 ? (size_t)style->width : 80, .color = style->color };
	if (front)
		put_block(&render, NULL, slice_part(markdown, 0, front), "");
	walk_all(&render, slice_from(markdown, front));
	wrap_release(&render.wrap);
	buf_release(&render.text);
	free(render.prefixes);
}
