package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// jsonItem is an item of a JSON feed (jsonfeed.org, versions 1 and 1.1).
type jsonItem struct {
	ID        json.RawMessage `json:"id"` // a string; a number is taken
	URL       string          `json:"url"`
	External  string          `json:"external_url"`
	Title     string          `json:"title"`
	HTML      string          `json:"content_html"`
	Text      string          `json:"content_text"`
	Summary   string          `json:"summary"`
	Published string          `json:"date_published"`
	Modified  string          `json:"date_modified"`
	Language  string          `json:"language"`
	Authors   []jsonAuthor    `json:"authors"`
	Author    *jsonAuthor     `json:"author"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// jsonFeedHead is what a feed says of itself, and its items unread: one that is
// of another shape shall not take the others with it.
type jsonFeedHead struct {
	Title, Language string
	items           []json.RawMessage
	why             error // that not all was read; nil where all was
}

// jsonFeed reads a JSON feed item by item. What is broken ends the feed; the whole
// items before it are read.
func (in *intake) jsonFeed(e *emitter, s source, data []byte) {
	text, note, err := decode(data, in.opt.Charset, s.charset)
	if err == nil {
		err = checkJSONDepth([]byte(text), in.lim)
	}
	if err != nil {
		e.fault(s.item, 0, err)
		return
	}
	feed := readJSONFeed([]byte(text), in.lim)
	for i, raw := range feed.items {
		if in.ctx.Err() != nil || e.over {
			return
		}
		r, err := in.jsonFeedItem(s, feed, raw)
		if note != "" && i == 0 {
			r.note(note)
		}
		if err != nil {
			e.fault(fmt.Sprintf("%s#%d", s.item, i+1), 0, err)
			continue
		}
		e.report(r)
	}
	switch {
	case feed.why != nil:
		e.fault(s.item, 0, feed.why)
	case len(feed.items) == 0:
		e.fault(s.item, 0, refuse("is a feed without items"))
	}
}

func readJSONFeed(data []byte, l Limits) (f jsonFeedHead) {
	dec := json.NewDecoder(bytes.NewReader(data))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		f.why = refuse("is no JSON object")
		return f
	}
	for dec.More() && f.why == nil {
		key, err := dec.Token()
		if err == nil {
			err = f.member(dec, key, l)
		}
		if err != nil {
			f.why = refuse("is broken at byte %d: %s", dec.InputOffset(), clean(err.Error()))
		}
	}
	if _, err := dec.Token(); err != nil && f.why == nil {
		f.why = refuse("is broken at byte %d: %s", dec.InputOffset(), clean(err.Error()))
	}
	return f
}

// member takes one member of a feed.
func (f *jsonFeedHead) member(dec *json.Decoder, key json.Token, l Limits) error {
	if key == "items" {
		return f.list(dec, l)
	}
	var raw json.RawMessage
	if err := dec.Decode(&raw); err != nil {
		return err
	}
	switch key {
	case "title":
		f.Title, _ = jsonText(raw, false)
	case "language":
		f.Language, _ = jsonText(raw, false)
	}
	return nil
}

func (f *jsonFeedHead) list(dec *json.Decoder, l Limits) error {
	open, err := dec.Token()
	if err != nil {
		return err
	}
	if open != json.Delim('[') {
		return fmt.Errorf("items is no list")
	}
	for dec.More() {
		if len(f.items) == l.Items {
			f.why = limited(FlagItems, "has more than the limit of %d items; the rest is left out", l.Items)
			return nil
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return err
		}
		f.items = append(f.items, raw)
	}
	_, err = dec.Token()
	return err
}

func (in *intake) jsonFeedItem(s source, feed jsonFeedHead, raw json.RawMessage) (Report, error) {
	r := Report{File: s.item, Kind: KindJSONFeed, Lang: Unknown, Outlet: oneLine(feed.Title)}
	var item jsonItem
	if err := json.Unmarshal(raw, &item); err != nil {
		return r, refuse("is no item of a JSON feed: %s", clean(err.Error()))
	}
	id, _ := jsonText(item.ID, true)
	r.ID = oneLine(id)
	r.setURL(s.resolve(either(item.URL, item.External)))
	if item.Author != nil {
		item.Authors = append(item.Authors, *item.Author)
	}
	var names []string
	for _, a := range item.Authors {
		if name := oneLine(a.Name); name != "" {
			names = append(names, name)
		}
	}
	r.Author = strings.Join(names, ", ")
	if item.Text != "" { // plain text by the format: its signs < and & are no markup
		r.Title, r.Text = oneLine(item.Title), paragraphs(item.Text)
	} else if err := in.body(&r, item.Title, item.HTML, item.Summary); err != nil {
		return r, err
	}
	r.setLang(item.Language, FromFeed)
	r.setLang(feed.Language, FromFeed)
	r.finishLang()
	r.setDate(in.opt, item.Published, FromFeed)
	if r.Date == "" && item.Modified != "" {
		if r.setDate(in.opt, item.Modified, FromFeed); r.Date != "" {
			r.note("the feed gives no date of publication; the date is that of the last change")
		}
	}
	return r, r.finish(in.opt)
}
