package dev.overfit.picture;

import java.awt.Dimension;
import java.awt.Shape;
import java.io.IOException;
import java.io.StringWriter;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.apache.batik.svggen.SVGPath;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Turns a {@link Picture} into an SVG document. */
public final class SvgPicture {
  private static final String SVG = "http://www.w3.org/2000/svg";

  private SvgPicture() {}

  /** Returns the wide drawing as an SVG document. */
  public static String svg(Picture picture) throws IOException {
    return svg(picture.wide(), picture.description(), picture.name());
  }

  /**
   * Returns a drawing as an SVG document without an XML declaration, so that it can also be
   * embedded in an HTML page. Text stays text.
   *
   * @param description what a screen reader says
   * @param id the prefix of the names of its parts, so that a page can hold several drawings
   */
  public static String svg(Drawing drawing, String description, String id) throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(2);
    context.setComment(null);
    context.setIDGenerator(
        new SVGIDGenerator() {
          @Override
          public String generateID(String prefix) {
            return id + "-" + super.generateID(prefix);
          }
        });
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(drawing.width(), drawing.height()));
    drawing.draw(graphics);
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + drawing.width() + " " + drawing.height());
    describe(root, description);
    return text(root);
  }

  /** Returns the outline of a shape as SVG path data. */
  static String path(Shape shape) throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(2);
    return SVGPath.toSVGPathData(shape, context);
  }

  /** Avoids Batik's own writer, which would add a document type that refers to the network. */
  private static String text(Element root) throws IOException {
    try {
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter text = new StringWriter();
      transformer.transform(new DOMSource(root), new StreamResult(text));
      return text.toString();
    } catch (TransformerException e) {
      throw new IOException("SVG: this JVM cannot write it: " + e.getMessage(), e);
    }
  }

  private static Document document() throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      DOMImplementation implementation = factory.newDocumentBuilder().getDOMImplementation();
      return implementation.createDocument(SVG, "svg", null);
    } catch (ParserConfigurationException e) {
      throw new IOException("SVG: this JVM has no XML documents: " + e.getMessage(), e);
    }
  }

  private static void describe(Element root, String description) {
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", description);
    root.removeChild(root.getFirstChild()); // an empty list of definitions, always with the same id
  }
}
