package nsmirror.ui.figure;

import java.util.Optional;
import nsmirror.diagram.Diagram;
import nsmirror.diagram.MapLayout;
import nsmirror.diagram.MatrixLayout;
import nsmirror.diagram.MirrorLayout;
import nsmirror.diagram.NodeMap;
import nsmirror.diagram.Sizes;
import nsmirror.diagram.TextMeasure;
import nsmirror.figure.Framed;
import nsmirror.figure.Theme;
import nsmirror.model.Snapshot;
import nsmirror.ui.map.Sight;

/** Draws what is in the window as somebody wants it. A pure function: the same window and wish give the same picture. */
final class Rendering {
    private final TextMeasure measure;

    Rendering(TextMeasure measure) {
        this.measure = measure;
    }

    /** The page, with what goes around the drawing. */
    Diagram of(Seen seen, Wish wish) {
        Optional<Snapshot> annotated = Optional.of(seen.snapshot()).filter(any -> wish.annotate());
        Optional<String> caption = Optional.of(wish.caption().strip()).filter(text -> !text.isEmpty());
        if (wish.size().isEmpty()) {
            return new Framed(measure, seen.sizes()).below(asSeen(seen, wish), annotated, caption);
        }
        Wish.Size size = wish.size().get();
        Sizes sizes = wish.theme() == Theme.PROJECTOR ? Sizes.projector(size.height()) : Sizes.ordinary();
        return new Framed(measure, sizes).around(drawing(seen, wish.view(), sizes), size.width(), size.height(),
                annotated, caption);
    }

    private Diagram asSeen(Seen seen, Wish wish) {
        if (wish.view() == Wish.View.MAP) {
            return seen.sight().orElseThrow().shapes();
        }
        return drawing(seen, wish.view(), seen.sizes()).of(seen.page().width(), seen.page().height());
    }

    /** All of it, arranged for the page. */
    private Framed.Drawing drawing(Seen seen, Wish.View view, Sizes sizes) {
        Snapshot snapshot = seen.snapshot();
        MapLayout.Options plain = MapLayout.Options.ordinary().sizes(sizes);
        MapLayout.Options options = seen.sight().flatMap(sight -> sight.emphasis().selected()).map(plain::selected)
                .orElse(plain);
        return switch (view) {
            case MATRIX -> (width, height) -> MatrixLayout.of(snapshot, width, height, measure, options);
            case MIRROR -> (width, height) -> MirrorLayout.of(snapshot, seen.mirrored().orElseThrow().who(),
                    seen.mirrored().orElseThrow().view(), width, height, measure, plain);
            case MAP -> (width, height) -> {
                NodeMap map = MapLayout.of(snapshot, seen.grouping(), width, height, measure, plain, Optional.empty());
                return new Sight(map, seen.sight().orElseThrow().emphasis(), Optional.empty(), width, height).shapes();
            };
        };
    }
}
