package main

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"slices"
)

// smaller writes a picture anew with the 256 colours that it has most of: a page
// has few, so that the eye sees no difference and the file is a third.
func smaller(data []byte) ([]byte, error) {
	whole, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	box := whole.Bounds()
	small := image.NewPaletted(box, palette(whole))
	draw.Draw(small, box, whole, box.Min, draw.Src)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	err = encoder.Encode(&out, small)
	return out.Bytes(), err
}

// palette are the colours of a picture by how often they stand in it. Near ones
// count as one, so that a soft edge does not push out a colour of its own.
func palette(whole image.Image) color.Palette {
	type tally struct {
		colour color.RGBA
		count  int
	}
	counts := map[color.RGBA]*tally{}
	box := whole.Bounds()
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			c := color.RGBAModel.Convert(whole.At(x, y)).(color.RGBA)
			near := color.RGBA{c.R &^ 7, c.G &^ 7, c.B &^ 7, 255}
			if counts[near] == nil {
				counts[near] = &tally{colour: c}
			}
			counts[near].count++
		}
	}
	all := make([]*tally, 0, len(counts))
	for _, one := range counts {
		all = append(all, one)
	}
	slices.SortFunc(all, func(a, b *tally) int {
		return cmp.Or(b.count-a.count, cmp.Compare(a.colour.R, b.colour.R), cmp.Compare(a.colour.G, b.colour.G), cmp.Compare(a.colour.B, b.colour.B))
	})
	var out color.Palette
	for _, one := range all[:min(256, len(all))] {
		out = append(out, one.colour)
	}
	return out
}
