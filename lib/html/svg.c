/* SPDX-License-Identifier: ISC */
/*
 * Places, lines and words in SVG. Invariant: nothing that is not taut's own
 * reaches a page but through svg_text().
 */
#include "html/svg.h"

#include "base/text.h"

void
svg_text(struct buf *out, struct slice text)
{
	struct buf seen = BUF_INIT;

	text_escape_line(&seen, text);
	for (size_t n = 0; n < seen.len; n++) {
		switch (seen.ptr[n]) {
		case '&': buf_add_text(out, "&amp;"); break;
		case '<': buf_add_text(out, "&lt;"); break;
		case '>': buf_add_text(out, "&gt;"); break;
		case '"': buf_add_text(out, "&quot;"); break;
		case '\'': buf_add_text(out, "&#39;"); break;
		default: buf_add_char(out, seen.ptr[n]);
		}
	}
	buf_release(&seen);
}

void
svg_across(struct buf *out, const char *name, long place, long of)
{
	long parts = of > 0 ? (place * 20000 + of) / (2 * of) : 0;

	buf_printf(out, " %s=\"%ld.%02ld%%\"", name, parts / 100, parts % 100);
}

static void
stand(struct svg_trace *trace, int height)
{
	if (height != trace->pen)
		buf_printf(&trace->path, "V%d", height);
	trace->pen = height;
}

/* Draws what is held of the column. */
static void
flush(struct svg_trace *trace)
{
	if (!trace->held)
		return;
	trace->held = false;
	if (!trace->down)
		buf_printf(&trace->path, "M%d %d", trace->column, trace->first);
	else if (trace->low != trace->pen || trace->high != trace->pen)
		buf_printf(&trace->path, "H%d", trace->column);
	else
		return; /* as before: the line only goes on */
	if (!trace->down)
		trace->pen = trace->first;
	trace->down = true;
	stand(trace, trace->first);
	stand(trace, trace->low_before ? trace->low : trace->high);
	stand(trace, trace->low_before ? trace->high : trace->low);
	stand(trace, trace->last);
}

void
svg_trace_end(struct svg_trace *trace)
{
	flush(trace);
	if (trace->ending && trace->down)
		buf_printf(&trace->path, "H%d", trace->column);
	trace->ending = trace->down = false;
}

void
svg_trace_to(struct svg_trace *trace, int column, int height)
{
	if (trace->ending && trace->column != column)
		svg_trace_end(trace);
	trace->ending = false;
	if (!trace->held || trace->column != column) {
		flush(trace);
		trace->held = true;
		trace->column = column;
		trace->first = trace->low = trace->high = height;
	} else if (height < trace->low) {
		trace->low = height;
		trace->low_before = false;
	} else if (height > trace->high) {
		trace->high = height;
		trace->low_before = true;
	}
	trace->last = height;
}

void
svg_trace_lift(struct svg_trace *trace, int column)
{
	if (trace->ending || (!trace->down && !trace->held))
		return;
	if (column != trace->column)
		flush(trace);
	trace->column = column;
	trace->ending = true;
}

void
svg_trace_release(struct svg_trace *trace)
{
	buf_release(&trace->path);
}
