package dev.overfit.report;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import javax.imageio.ImageIO;
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
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Turns a {@link Picture} into the bytes of a PNG or SVG file. */
final class PictureFile {
  /** Pixels of a PNG a pixel of the layout: twice the resolution of an ordinary screen. */
  static final int SCALE = 2;

  private static final String SVG = "http://www.w3.org/2000/svg";

  private PictureFile() {}

  /** Writes a PNG at {@value #SCALE} times the picture's size. */
  static void writePng(Picture picture, OutputStream out) throws IOException {
    BufferedImage image =
        new BufferedImage(
            picture.width() * SCALE, picture.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(SCALE, SCALE);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      picture.draw(graphics);
    } finally {
      graphics.dispose();
    }
    if (!ImageIO.write(image, "png", out)) {
      throw new IOException(picture.name() + ": this JVM has no writer for PNG");
    }
  }

  /**
   * The picture as an SVG document without an XML declaration, so that it can also stand inside an
   * HTML page; text is text, and the description is what a screen reader says.
   */
  static String svg(Picture picture) throws IOException {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
    context.setPrecision(2);
    context.setComment(null);
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    graphics.setSVGCanvasSize(new Dimension(picture.width(), picture.height()));
    picture.draw(graphics);
    Element root = graphics.getRoot();
    describe(root, picture);
    return text(root);
  }

  /** Without Batik's own writer, which would put a document type from the network on top. */
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

  private static void describe(Element root, Picture picture) {
    root.setAttribute("viewBox", "0 0 " + picture.width() + " " + picture.height());
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", picture.description());
    Node title = root.getOwnerDocument().createElementNS(SVG, "title");
    title.setTextContent(picture.description());
    root.insertBefore(title, root.getFirstChild());
  }
}
