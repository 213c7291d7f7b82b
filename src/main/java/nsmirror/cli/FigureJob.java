package nsmirror.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nsmirror.figure.BundledFont;
import nsmirror.figure.FigureFile;
import nsmirror.figure.Markup;
import nsmirror.node.Node;
import nsmirror.node.NodeException;
import nsmirror.redaction.Redaction;

/** Makes the files of one figure: the picture, and what goes beside it. */
final class FigureJob {
    private final Services services;
    private final BundledFont font;

    FigureJob(Services services, BundledFont font) {
        this.services = services;
        this.font = font;
    }

    /**
     * Makes them in a folder.
     *
     * @param name of the picture
     * @param redaction what replaces what is not to be shown
     * @return the files made, by the name they are to have
     */
    Map<String, Path> make(Node node, FigureOptions wanted, Path folder, String name, Optional<Redaction> redaction)
            throws NodeException, UsageException, IOException {
        FigureMaker maker = new FigureMaker(services, font, wanted);
        FigureMaker.Shown shown = redaction.isPresent() ? maker.read(node, redaction.get()) : maker.read(node);
        Map<String, Path> made = new LinkedHashMap<>();
        Path picture = folder.resolve(name);
        new FigureFile(font).write(picture, maker.draw(shown), wanted.theme(), wanted.scale());
        made.put(name, picture);
        Optional<Markup> markup = wanted.beside();
        if (markup.isPresent()) {
            String text = name + "." + markup.get().label();
            made.put(text, Files.writeString(folder.resolve(text), maker.beside(shown, name).in(markup.get())));
        }
        return made;
    }
}
