package nsmirror.ui.node;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.effect.ColorAdjust;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import nsmirror.diagram.Grouping;
import nsmirror.diagram.Subject;
import nsmirror.model.Container;
import nsmirror.model.Kind;
import nsmirror.model.ProcessKey;
import nsmirror.node.Reconnecting.Moment;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.ActionButtons;
import nsmirror.ui.action.Actions;
import nsmirror.ui.details.DetailsView;
import nsmirror.ui.figure.FigureDesk;
import nsmirror.ui.figure.Seen;
import nsmirror.ui.map.Drawing;
import nsmirror.ui.map.Faces;
import nsmirror.ui.map.MapView;
import nsmirror.ui.matrix.MatrixView;
import nsmirror.ui.mirror.MirrorModel;
import nsmirror.ui.mirror.MirrorView;
import nsmirror.ui.mirror.OwnToolsSheet;
import nsmirror.ui.parts.Look;
import nsmirror.ui.parts.Notice;
import nsmirror.ui.parts.Sheets;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Failure;
import nsmirror.ui.session.Live;
import nsmirror.ui.session.OpenNode;
import nsmirror.ui.session.Standing;
import nsmirror.ui.session.Staying;
import nsmirror.ui.work.Delay;

/** An open node: the map, what is known of the selection, and the selected container beside the host. */
public final class NodePage extends BorderPane {
    private static final PseudoClass AWAY = PseudoClass.getPseudoClass("away");

    private final OpenNode node;
    private final Runnable reopen;
    private final FigureDesk figures;
    private final Actions actions;
    private final Look look;
    private final Sheets sheets;
    private final Changes changes;
    private final Looking looking;
    private final Live live;
    private final MirrorModel mirroring;
    private final Notice notice = new Notice("node-notice");
    private final AwayNotice away;
    private final Staying staying;
    private final NodeHeader header;
    private final SearchBar search;
    private final Chrome chrome;
    private final Drawing drawing;
    private final MapArea mapArea;
    private final DetailsView details;
    private final MirrorView mirror;
    private final MatrixView matrix;
    private final Parts parts;
    private final Subscription sized;
    private Subscription heard = Subscription.EMPTY;
    private Optional<Subject> inMirror = Optional.empty();
    private final List<Action> mine = new ArrayList<>();
    private boolean front;

    /** The page of that node; {@code reopen} goes the way to it again. */
    public NodePage(OpenNode node, Runnable reopen, Drawing drawing, Faces faces, Look look, Actions actions,
            Sheets sheets, Delay delay, FigureDesk figures) {
        this.reopen = reopen;
        this.figures = figures;
        this.node = node;
        this.actions = actions;
        this.drawing = drawing;
        this.look = look;
        this.sheets = sheets;
        changes = new Changes(delay);
        looking = new Looking(node.snapshot().get(), changes.marked());
        live = new Live(node, delay, this::busy, failure -> trouble(Text.of("live.stopped", Failure.line(failure))));
        mirroring = new MirrorModel(node);
        setId("node-page");
        getStyleClass().add("node-page");
        ActionButtons buttons = new ActionButtons(actions);
        header = new NodeHeader(node, live, buttons);
        mapArea = new MapArea(looking, drawing, faces, look, changes, buttons,
                failure -> trouble(Failure.line(failure)));
        search = new SearchBar(looking, this::focusShown);
        details = new DetailsView(this::follow);
        mirror = new MirrorView(mirroring, new Mirrored());
        matrix = new MatrixView(new Choosing());
        parts = new Parts(mapArea, details, mirror, matrix);
        HBox.setHgrow(search, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        HBox tools = new HBox(SegmentBars.grouping(looking), search, gap, SegmentBars.arrangement(looking));
        tools.getStyleClass().add("tools");
        chrome = new Chrome(header, tools, search, looking.search(), look);
        matrix.size(look.now().get().text());
        parts.project(look.now().get().projecting());
        sized = look.now().subscribe((before, now) -> {
            matrix.size(now.text());
            parts.project(now.projecting());
        });
        setTop(chrome);
        // Over the map and not above it: what comes and goes must not move what is looked at.
        away = new AwayNotice(node, actions);
        staying = new Staying(node, delay, Moment::now, () -> away.show(Instant.now()));
        notice.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        VBox notices = new VBox(notice, away);
        notices.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        notices.getStyleClass().add("notices");
        notices.setAlignment(Pos.BOTTOM_CENTER);
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        setCenter(new StackPane(parts, chrome.over(), notices));
        listen();
        showSnapshot();
    }

    private void listen() {
        heard = Subscription.combine(
                node.snapshot().subscribe((before, now) -> {
                    looking.snapshot().set(now);
                    changes.read(before, now, node.readAt().get());
                }),
                node.standing().subscribe(this::stand));
        looking.snapshot().addListener(any -> showSnapshot());
        looking.compared().addListener(any -> showSelection());
        looking.selection().addListener(any -> {
            showSelection();
            lookBeside();
        });
        looking.emphasis().addListener((any, before, now) -> matrix.emphasise(now));
        looking.arrangement().addListener((any, before, now) -> arrange(now));
    }

    /** What is not connected is grey; the picture itself stays as it is. */
    private void stand(Standing before, Standing now) {
        away.show(Instant.now());
        if (before.away() != now.away()) {
            parts.setEffect(now.away() ? new ColorAdjust(0, -1, 0, 0) : null);
            parts.pseudoClassStateChanged(AWAY, now.away());
            notice.clear();
        }
        offerReconnect();
        if (now instanceof Standing.There(var withoutRoot)) {
            live.resume();
            withoutRoot.ifPresent(why -> notice.say(
                    Text.of("away.noroot", why), Text.of("away.noroot.ask"), node::connectAgain));
        }
    }

    private void offerReconnect() {
        if (!front) {
            return;
        }
        switch (node.standing().get()) {
            case Standing.Waiting _, Standing.Refused _ -> actions.set(Action.RECONNECT, node::connectAgain);
            case Standing.There(var withoutRoot) when withoutRoot.isPresent() ->
                    actions.set(Action.RECONNECT, node::connectAgain);
            case Standing.There _, Standing.Trying _ -> actions.clear(Action.RECONNECT);
        }
    }

    private void showSnapshot() {
        header.show();
        mirror.list(looking.snapshot().get());
        matrix.show(looking.snapshot().get());
        showSelection();
        lookBeside();
    }

    /** What is selected in the mirror does not change who stands in it. */
    private void lookBeside() {
        Optional<Subject> selected = looking.selection().get();
        if (selected.isEmpty() || !selected.equals(inMirror)) {
            inMirror = Optional.empty();
            mirroring.look(looking.container());
        }
        mirror.select(selected.flatMap(subject ->
                subject instanceof Subject.OfProcess(ProcessKey key) ? Optional.of(key) : Optional.empty()));
    }

    private void showSelection() {
        looking.comparison().ifPresentOrElse(details::show, () -> details.show(looking.details()));
    }

    private void follow(Subject subject) {
        looking.select(Optional.of(subject));
        mapArea.map().reveal(subject);
    }

    private void act() {
        set(Action.REFRESH, this::refresh);
        set(Action.CHANGES, () -> sheets.lay(Text.of("changes.title"), ChangesSheet.of(changes.entries())));
        if (!node.recording()) {
            set(Action.LIVE, live::toggle);
            set(Action.LIVE_2, () -> live.start(Duration.ofSeconds(2)));
            set(Action.LIVE_5, () -> live.start(Duration.ofSeconds(5)));
            set(Action.LIVE_10, () -> live.start(Duration.ofSeconds(10)));
            set(Action.LIVE_30, () -> live.start(Duration.ofSeconds(30)));
        }
        set(Action.COMMANDS, () -> sheets.lay(Text.of("commands.title"), CommandsSheet.of(
                node.log(), look.now().get().text())));
        set(Action.COVERAGE, () -> sheets.lay(Text.of("coverage.title"),
                CoverageSheet.of(looking.snapshot().get().coverage())));
        set(Action.SAVE_FIGURE, () -> figures.lay(sheets, seen()));
        set(Action.COPY_FIGURE, this::copyPicture);
        set(Action.GROUP_CONTAINER, () -> looking.grouping().set(new Grouping.ByContainer()));
        Kind.ALL.forEach(kind ->
                set(Action.group(kind), () -> looking.grouping().set(new Grouping.ByKind(kind))));
        MapView map = mapArea.map();
        set(Action.SEARCH, () -> {
            chrome.search();
            search.focus();
        });
        set(Action.FILTER, () -> {
            chrome.search();
            search.ask();
        });
        set(Action.ZOOM_IN, map::zoomIn);
        set(Action.ZOOM_OUT, map::zoomOut);
        set(Action.ZOOM_FIT, map::fit);
        set(Action.CLEAR, () -> looking.select(Optional.empty()));
        set(Action.NEXT_FACET, () -> mirror.step(1));
        set(Action.PREVIOUS_FACET, () -> mirror.step(-1));
        set(Action.LAYOUT_MAP, () -> looking.arrangement().set(Arrangement.MAP));
        set(Action.LAYOUT_MATRIX, () -> looking.arrangement().set(Arrangement.MATRIX));
        set(Action.LAYOUT_BOTH, () -> looking.arrangement().set(Arrangement.BOTH));
        set(Action.LAYOUT_MIRROR, () -> looking.arrangement().set(Arrangement.MIRROR));
        set(Action.NEXT_PART, this::nextPart);
    }

    private void copyPicture() {
        double scale = getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX();
        figures.copy(seen(), (int) Math.ceil(scale), () -> mapArea.tell(Text.of("figure.copied")),
                failure -> trouble(Failure.line(failure)));
    }

    /** All a picture of this page follows from. */
    private Seen seen() {
        return Seen.of(looking.snapshot().get(), looking.grouping().get(), mapArea.sight(),
                Seen.Mirrored.in(mirroring.state().get()), look.now().get(),
                looking.arrangement().get() == Arrangement.MIRROR, getWidth(), getHeight());
    }

    private void set(Action action, Runnable does) {
        mine.add(action);
        actions.set(action, does);
    }

    private void refresh() {
        if (node.standing().get().away()) {
            node.connectAgain();
            return;
        }
        node.refresh(notice::clear, failure -> trouble(Failure.line(failure)));
    }

    /** Whether the picture must not change now: it is read, or what moves in it is followed. */
    private boolean busy() {
        return node.standing().get().away() || sheets.covered() || mapArea.map().moving();
    }

    private void trouble(String line) {
        if (node.standing().get().away()) {
            return;
        }
        notice.say(line, Text.of("refresh.reopen"), reopen);
    }

    private void arrange(Arrangement arrangement) {
        parts.arrange(arrangement);
        if (arrangement == Arrangement.MATRIX) {
            matrix.requestFocus();
        } else {
            focusShown();
        }
    }

    /** Puts the keyboard on the map, and on the mirror where that is alone. */
    private void focusShown() {
        if (looking.arrangement().get() == Arrangement.MIRROR) {
            mirror.focusTab();
        } else {
            mapArea.map().requestFocus();
        }
    }

    /** From part to part, in reading order, each at its first control. */
    private void nextPart() {
        List<Node> reachable = Stream.of(search, mapArea.map(), matrix, details, mirror)
                .filter(part -> part.getScene() != null)
                .map(Node.class::cast)
                .toList();
        Node focus = getScene().getFocusOwner();
        int here = -1;
        for (int i = 0; i < reachable.size(); i++) {
            for (Node at = focus; at != null; at = at.getParent()) {
                if (at == reachable.get(i)) {
                    here = i;
                }
            }
        }
        Node next = reachable.get((here + 1) % reachable.size());
        if (next == search) {
            actions.perform(Action.SEARCH);
        } else if (next == mirror) {
            mirror.focusTab();
        } else {
            next.requestFocus();
        }
    }

    /** Puts the keyboard on the map. A split pane takes its parts into the scene only once it has its skin. */
    public void focus() {
        applyCss();
        mapArea.map().requestFocus();
    }

    /** What is chosen in the mirror. */
    private final class Mirrored implements MirrorView.Listener {
        @Override
        public void container(String name) {
            follow(new Subject.OfContainer(name));
        }

        @Override
        public void ownTools(Container of) {
            OwnToolsSheet.lay(sheets, node, of);
        }

        @Override
        public void process(ProcessKey key) {
            inMirror = Optional.of(new Subject.OfProcess(key));
            follow(inMirror.get());
        }
    }

    /** What is chosen in the matrix. */
    private final class Choosing implements MatrixView.Listener {
        @Override
        public void selected(Subject subject) {
            looking.select(Optional.of(subject));
        }

        @Override
        public void compared(Subject one, Subject other) {
            looking.compare(one, other);
        }
    }

    /** It is looked at from now on: its actions are those of the table, and it is read by itself if that was chosen. */
    public void enter() {
        front = true;
        act();
        offerReconnect();
        live.go();
    }

    /** It is looked at no more, but stays as it is. Nothing is read by itself meanwhile: the node need not work for nobody. */
    public void leave() {
        if (!front) {
            return;
        }
        front = false;
        live.hold();
        actions.clear(mine.toArray(Action[]::new));
        actions.clear(Action.RECONNECT);
        mine.clear();
    }

    /** Hears no more of what outlives it. The node stays open: it belongs to whoever opened it. */
    public void close() {
        leave();
        live.stop();
        staying.stop();
        heard.unsubscribe();
        changes.forget();
        sized.unsubscribe();
        mapArea.leave();
        chrome.leave();
        drawing.close();
        figures.close();
    }
}
