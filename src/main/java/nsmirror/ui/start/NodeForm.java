package nsmirror.ui.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nsmirror.node.KnownNames;
import nsmirror.node.KnownNames.From;
import nsmirror.node.NodeException;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.settings.RecentNode;
import nsmirror.ui.action.Action;
import nsmirror.ui.action.ActionButtons;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** Which node, by one field as for ssh; port and key where one needs them. */
final class NodeForm extends VBox {
    private final TextField node = field("node-field", "form.node.prompt");
    private final TextField port = field("port-field", "form.port.prompt");
    private final TextField key = field("key-field", "form.key.prompt");
    private final ToggleButton more = new ToggleButton(Text.of("form.more"));
    private final Label unread = new Label();
    private final HBox line;
    private final SshOptions base;
    private final StartPage.Wishes wishes;
    private final Consumer<String> wrong;
    private final Completions completions = new Completions(node, this::go);
    private List<RecentNode> recent = List.of();

    /**
     * The form.
     *
     * @param base what the command line said; port and key of the form come before it
     * @param wishes told where to go
     * @param wrong told what makes no sense
     */
    NodeForm(SshOptions base, StartPage.Wishes wishes, Consumer<String> wrong, ActionButtons buttons) {
        this.base = base;
        this.wishes = wishes;
        this.wrong = wrong;
        getStyleClass().add("node-form");
        Label label = new Label(Text.of("form.node"));
        label.setLabelFor(node);
        label.getStyleClass().add("section-title");
        HBox.setHgrow(node, Priority.ALWAYS);
        node.getStyleClass().add("node-field");
        Button go = new Button(Text.of("form.connect"));
        go.setId("connect");
        go.getStyleClass().addAll("accent", "large");
        go.setOnAction(event -> connect());
        Stream.of(node, port, key).forEach(field -> field.setOnAction(event -> go.fire()));
        line = new HBox(node, go);
        line.getStyleClass().add("form-line");
        more.setId("form-more");
        more.getStyleClass().addAll("flat", "small", "form-more");
        Button settings = buttons.named(Action.SSH_SETTINGS, Icon.SETTINGS);
        settings.getStyleClass().addAll("flat", "form-more");
        HBox further = new HBox(more, settings);
        further.getStyleClass().add("form-further");
        unread.setId("names-unread");
        unread.setWrapText(true);
        unread.setMinHeight(USE_PREF_SIZE);
        unread.getStyleClass().add("quiet");
        unread.managedProperty().bind(unread.visibleProperty());
        unread.visibleProperty().bind(unread.textProperty().isNotEmpty());
        getChildren().addAll(label, line, unread, further, portAndKey(), completions);
        // What is offered lies over what comes below.
        setViewOrder(-1);
        completions.setViewOrder(-1);
    }

    private Node portAndKey() {
        port.setPrefColumnCount(6);
        HBox.setHgrow(key, Priority.ALWAYS);
        Button browse = new Button(Text.of("form.key.browse"), Icon.KEY.node());
        browse.setOnAction(event -> wishes.chooseKey().ifPresent(file -> key.setText(file.toString())));
        HBox line = new HBox(labelled("form.port", port), labelled("form.key", key), browse);
        HBox.setHgrow(line.getChildren().get(1), Priority.ALWAYS);
        line.setAlignment(Pos.BOTTOM_LEFT);
        line.getStyleClass().add("form-line");
        line.visibleProperty().bind(more.selectedProperty());
        line.managedProperty().bind(more.selectedProperty());
        return line;
    }

    private static VBox labelled(String labelKey, TextField field) {
        Label label = new Label(Text.of(labelKey));
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("labelled");
        return box;
    }

    private static TextField field(String id, String promptKey) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(Text.of(promptKey));
        return field;
    }

    /** Puts the cursor where a node is typed. */
    void focus() {
        node.requestFocus();
        node.end();
    }

    /** Shows a target as if it had been typed, so that it can be mended. */
    void show(Target target) {
        if (target instanceof Target.Ssh ssh) {
            completions.fill(ssh.text());
        }
    }

    /** From now on these names are offered while a node is typed. */
    void know(KnownNames names) {
        completions.know(names);
        unread.setText(names.unread().isEmpty() ? "" : Text.of("form.unread", String.join(", ", names.unread())));
    }

    /** From now on these nodes are offered as opened before. */
    void recent(List<RecentNode> nodes) {
        recent = List.copyOf(nodes);
        completions.recent(nodes.stream().map(RecentNode::target).toList());
    }

    /** Tells when a node is about to be typed. */
    void whenEntered(Runnable told) {
        node.focusedProperty().addListener((any, before, now) -> {
            if (now) {
                told.run();
            }
        });
    }

    /** One that was opened before is opened as it was. */
    private void go(KnownNames.Completion completion) {
        recent.stream()
                .filter(each -> completion.from() == From.RECENT && each.target().equals(completion.target()))
                .findFirst()
                .ifPresentOrElse(wishes::reopen, this::connect);
    }

    private void connect() {
        destination(wishes::open);
    }

    /** Hands on what the form says, or says in place what makes no sense. */
    void destination(BiConsumer<Target, SshOptions> told) {
        try {
            told.accept(Target.parse(node.getText().strip()), options());
        } catch (NodeException notATarget) {
            wrong.accept(notATarget.getMessage());
            node.requestFocus();
        }
    }

    private SshOptions options() throws NodeException {
        boolean shown = more.isSelected();
        OptionalInt typedPort = shown ? port() : OptionalInt.empty();
        Optional<Path> typedKey = shown ? key() : Optional.empty();
        return with(base, typedPort, typedKey);
    }

    /** The options with that port and that key, where there is one. */
    static SshOptions with(SshOptions base, OptionalInt port, Optional<Path> key) {
        return new SshOptions(port.isPresent() ? port : base.port(), key.map(List::of).orElse(base.identities()),
                base.user(), base.jump(), base.configFile(), base.options(), base.knownHosts(), base.sudo());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double below = line.getLayoutY() + node.getLayoutY() + node.getHeight();
        double room = getScene() == null ? 0 : getScene().getHeight() - localToScene(0, below).getY();
        completions.lie(line.getLayoutX() + node.getLayoutX(), below, node.getWidth(), room);
    }

    private OptionalInt port() throws NodeException {
        String text = port.getText().strip();
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > 65_535) {
            throw new NodeException(NodeException.Reason.USAGE, Text.of("form.port.wrong", text));
        }
        return OptionalInt.of(number);
    }

    private Optional<Path> key() throws NodeException {
        String text = key.getText().strip();
        String home = System.getProperty("user.home", "");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(text.startsWith("~/") ? Path.of(home, text.substring(2)) : Path.of(text));
        } catch (InvalidPathException notAPath) {
            throw new NodeException(NodeException.Reason.USAGE, Text.of("form.key.wrong"));
        }
    }
}
