package nsmirror.ui.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.settings.RecentNode;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.ActionButtons;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Notice;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Connecting;
import nsmirror.ui.session.Failure;
import nsmirror.ui.session.SshFiles;
import nsmirror.ui.work.Background;

/** Where one begins: a node by SSH, the sample, this computer, a recording, the nodes opened before. */
public final class StartPage extends BorderPane {
    /** What a person can ask for here. */
    public interface Wishes {
        /** Opens that node. */
        void open(Target target, SshOptions options);

        /** Opens a node that was opened before. */
        void reopen(RecentNode node);

        /** Forgets a node that was opened before. */
        void forget(RecentNode node);

        /** Asks for a file. */
        Optional<Path> chooseKey();
    }

    private final NodeForm form;
    private final Notice notice = new Notice("start-notice");
    private final VBox recent = new VBox();
    private final Wishes wishes;
    private final SshOptions base;
    private final SshFiles files;
    private final Background lane;
    private boolean reading;

    /**
     * The page.
     *
     * @param base what the command line said of SSH
     * @param connecting the attempt under way, shown instead of the choices
     * @param files where names to complete are from
     * @param lane where they are read
     * @param linux whether this computer can be looked at
     */
    public StartPage(Wishes wishes, SshOptions base, Connecting connecting, ActionButtons buttons, SshFiles files,
            Background lane, boolean linux) {
        this.wishes = wishes;
        this.base = base;
        this.files = files;
        this.lane = lane;
        setId("start-page");
        getStyleClass().add("start-page");
        form = new NodeForm(base, wishes, notice::say, buttons);
        form.whenEntered(this::readNames);
        recent.setId("recent");
        recent.getStyleClass().add("recent");

        Label name = new Label(Text.of("app.name"));
        name.getStyleClass().add("app-name");
        Label claim = new Label(Text.of("app.claim"));
        claim.getStyleClass().add("app-claim");
        claim.setWrapText(true);
        claim.setMinHeight(USE_PREF_SIZE);

        VBox choices = new VBox(form, notice, tiles(buttons, linux), recent);
        choices.getStyleClass().add("choices");
        StepsView steps = new StepsView(connecting);
        var idle = Bindings.createBooleanBinding(() -> connecting.target().get().isEmpty(), connecting.target());
        choices.visibleProperty().bind(idle);
        choices.managedProperty().bind(idle);
        steps.visibleProperty().bind(idle.not());
        StackPane middle = new StackPane(choices, steps);
        middle.setAlignment(Pos.TOP_LEFT);

        // What comes below, a notice or another recent node, must not move what stands above it.
        Region above = new Region();
        above.minHeightProperty().bind(heightProperty().multiply(0.11));
        VBox column = new VBox(above, new VBox(name, claim), middle);
        column.getStyleClass().add("start-column");
        StackPane centred = new StackPane(column);
        ScrollPane scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        setCenter(scroll);
        HBox corner = new HBox(buttons.iconOnly(Action.KEYS, Icon.KEYS), buttons.menu());
        corner.setAlignment(Pos.CENTER_RIGHT);
        corner.getStyleClass().add("corner");
        setTop(corner);
    }

    /** Each time anew: the files may have changed since, in another window. */
    private void readNames() {
        if (reading) {
            return;
        }
        reading = true;
        lane.run(() -> files.names().read(base), Background.Outcome.of(
                names -> {
                    reading = false;
                    form.know(names);
                },
                failure -> {
                    reading = false;
                    Failure.log(failure);
                }));
    }

    /** Hands on what the form says, or says in place what makes no sense. */
    public void destination(BiConsumer<Target, SshOptions> told) {
        form.destination(told);
    }

    /** Those options with that port and that key, where there is one. */
    public static SshOptions options(SshOptions base, OptionalInt port, Optional<Path> key) {
        return NodeForm.with(base, port, key);
    }

    private Node tiles(ActionButtons buttons, boolean linux) {
        Button sample = tile("tile-sample", Icon.SAMPLE, "tile.sample", Text.of("tile.sample.hint"));
        sample.setOnAction(event -> wishes.open(new Target.Sample(), SshOptions.none()));
        Button local = tile("tile-local", Icon.COMPUTER, "tile.local",
                Text.of(linux ? "tile.local.hint" : "tile.local.notlinux"));
        local.setOnAction(event -> wishes.open(new Target.Local(), SshOptions.none()));
        local.setDisable(!linux);
        Button recording = tile("tile-recording", Icon.RECORDING, "tile.recording", Text.of("tile.recording.hint"));
        recording.setOnAction(event -> buttons.perform(Action.OPEN_RECORDING));
        HBox tiles = new HBox(sample, local, recording);
        tiles.getStyleClass().add("tiles");
        return tiles;
    }

    private static Button tile(String id, Icon icon, String titleKey, String hint) {
        Label title = new Label(Text.of(titleKey));
        title.getStyleClass().add("tile-title");
        Label below = new Label(hint);
        below.setWrapText(true);
        below.getStyleClass().addAll("quiet", "tile-hint");
        VBox words = new VBox(title, below);
        VBox content = new VBox(icon.node(), words);
        content.getStyleClass().add("tile-content");
        Button tile = new Button(null, content);
        tile.setId(id);
        tile.getStyleClass().add("tile");
        tile.setAccessibleText(Text.of(titleKey) + ". " + hint);
        tile.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(tile, Priority.ALWAYS);
        return tile;
    }

    /** Lists the nodes opened before. */
    public void showRecent(List<RecentNode> nodes) {
        form.recent(nodes);
        recent.getChildren().clear();
        if (!nodes.isEmpty()) {
            Label title = new Label(Text.of("recent.title"));
            title.getStyleClass().add("section-title");
            recent.getChildren().add(title);
            nodes.forEach(node -> recent.getChildren().add(new RecentLine(node, wishes)));
        }
    }

    /** Says what went wrong on the way to that node, and leaves it in the form to be mended. */
    public void failed(Target target, String message) {
        form.show(target);
        say(message);
    }

    /** Says something in place. */
    public void say(String message) {
        notice.say(message);
        form.focus();
    }

    /** Takes away what was said. */
    public void clear() {
        notice.clear();
    }

    /** Puts the cursor where one begins. A scroll pane takes its content into the scene only once it has its skin. */
    public void focus() {
        applyCss();
        form.focus();
    }
}
