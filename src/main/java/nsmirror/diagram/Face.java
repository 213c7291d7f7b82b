package nsmirror.diagram;

/** The bundled font's cuts: text, emphasis, commands. */
public enum Face { TEXT, BOLD, MONO }
