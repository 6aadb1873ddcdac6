package intake

import (
	"fmt"
	"strings"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
)

// feed reads the items of an RSS or Atom feed. What is broken ends the feed; the
// whole items before it are read.
func (in *intake) feed(e *emitter, s source, kind string, data []byte) {
	text, note, err := decode(data, in.opt.Charset, s.charset, xmlCharset(data))
	if err != nil {
		e.fault(s.item, 0, err)
		return
	}
	text = undeclared(text)
	found := scanFeed(text, in.lim)
	if found.items > 0 && found.why != nil {
		text = text[:found.end] + found.close
	}
	if found.items > 0 {
		parsed, err := guarded(in, "the feed", func() (*gofeed.Feed, error) { return parseFeed(text) })
		if err != nil {
			e.fault(s.item, 0, refuse("is no feed that can be read: %s", clean(err.Error())))
			return
		}
		in.items(e, s, kind, note, parsed)
		if lost := found.items - len(parsed.Items); lost > 0 {
			e.fault(s.item, 0, refuse("%d items are of a namespace that is none of RSS, RDF or Atom, and are not read", lost))
		}
	}
	switch {
	case found.why != nil:
		e.fault(s.item, found.line, found.why)
	case found.items == 0:
		e.fault(s.item, 0, refuse("is a feed without items"))
	}
}

// parseFeed reads a feed of either kind. The library gives an entry of Atom
// without a date of publication that of its last change; it is taken back here, so
// that the two are told apart.
func parseFeed(text string) (*gofeed.Feed, error) {
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	feed, err := p.ParseString(text)
	if err != nil {
		return nil, err
	}
	if original, ok := feed.OriginalFeed().(*atom.Feed); ok && len(original.Entries) == len(feed.Items) {
		for i, entry := range original.Entries {
			if entry.Published == "" {
				feed.Items[i].Published = ""
			}
		}
	}
	return feed, nil
}

func (in *intake) items(e *emitter, s source, kind, note string, parsed *gofeed.Feed) {
	for i, item := range parsed.Items {
		if in.ctx.Err() != nil || e.over {
			return
		}
		r, err := in.feedItem(s, kind, parsed, item)
		if note != "" && i == 0 {
			r.note(note)
		}
		if err != nil {
			e.fault(fmt.Sprintf("%s#%d", s.item, i+1), 0, err)
			continue
		}
		e.report(r)
	}
}

// feedItem makes a report of an item: its content, else its summary, else its
// title alone.
func (in *intake) feedItem(s source, kind string, parsed *gofeed.Feed, item *gofeed.Item) (Report, error) {
	r := Report{File: s.item, Kind: kind, Lang: Unknown, ID: oneLine(item.GUID), Outlet: oneLine(parsed.Title)}
	r.setURL(s.resolve(item.Link))
	var names []string
	for _, a := range item.Authors {
		if a != nil && oneLine(a.Name) != "" {
			names = append(names, oneLine(a.Name))
		}
	}
	r.Author = strings.Join(names, ", ")
	if err := in.body(&r, item.Title, item.Content, item.Description); err != nil {
		return r, err
	}
	if dc := item.DublinCoreExt; dc != nil && len(dc.Language) > 0 {
		r.setLang(dc.Language[0], FromFeed)
	}
	r.setLang(parsed.Language, FromFeed)
	r.finishLang()
	r.setDate(in.opt, item.Published, FromFeed)
	if r.Date == "" && item.Updated != "" {
		if r.setDate(in.opt, item.Updated, FromFeed); r.Date != "" {
			r.note("the feed gives no date of publication; the date is that of the last change")
		}
	}
	return r, r.finish(in.opt)
}

// body takes title and text of an item; both may hold HTML.
func (in *intake) body(r *Report, title, content, summary string) error {
	name, _, err := htmlText(title, in.lim)
	if err != nil {
		return fmt.Errorf("the title %w", err)
	}
	r.Title = oneLine(name)
	for i, piece := range []string{content, summary} {
		text, note, err := htmlText(piece, in.lim)
		if err != nil {
			return err
		}
		if text == "" {
			continue
		}
		r.Text = text
		if note != "" {
			r.note(note)
		}
		if i == 1 {
			r.note("the text is the summary that the feed gives")
		}
		return nil
	}
	if r.Title != "" {
		r.Text = r.Title
		r.note("the feed gives nothing but a title")
	}
	return nil
}
