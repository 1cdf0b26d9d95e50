#include <QTest>

#include "tests/house/tree.h"
#include "tests/support/suite.h"

namespace gatehouse::house {

namespace {

/// The members of a struct: its statements at the first depth that are no function, type or alias.
QStringList membersOf(const QString& source, const QString& type)
{
    const QString text = codeOnly(source);
    const auto head =
        QRegularExpression("\\bstruct\\s+" + type + "\\s*(final)?\\s*\\{").match(text);
    if (!head.hasMatch()) return {};
    QStringList members;
    QString statement;
    int depth = 1;
    for (qsizetype i = head.capturedEnd(); i < text.size() && depth > 0; ++i) {
        const QChar c = text[i];
        if (c == '{') ++depth;
        if (c == '}') --depth;
        if (c == '}' && depth == 1 && statement.contains('('))
            statement.clear();  // a function's body ended
        if (depth != 1 || c == '}') continue;
        if (c != ';') {
            statement += c;
            continue;
        }
        const QString whole = statement.simplified();
        static const QRegularExpression other(
            "^(using|struct|class|enum|friend|static|template|typedef)\\b|\\(|^$");
        if (!other.match(whole).hasMatch()) members += whole;
        statement.clear();
    }
    return members;
}

}  // namespace

class ShapeTest : public QObject {
    Q_OBJECT

private slots:

    /// The exchange must not become a giant: a slot is a struct in its stop's header.
    void theExchangeHasFewSlots()
    {
        const auto files = filesOf({"proxy/core/pipeline"}, {"exchange.h"});
        if (files.empty()) QSKIP("proxy/core/pipeline/exchange.h is not there");
        QString text = files.front().text;
        // Slots may be marked; without marks every member counts.
        const auto marked = QRegularExpression("// slots begin\\n(.*)// slots end",
                                               QRegularExpression::DotMatchesEverythingOption)
                                .match(text);
        if (marked.hasMatch()) text = "struct Exchange {\n" + marked.captured(1) + "};\n";
        const QStringList slotsFound = membersOf(text, "Exchange");
        QVERIFY2(!slotsFound.isEmpty(), "struct Exchange was not found in exchange.h");
        QVERIFY2(slotsFound.size() <= 15, qPrintable(slotsFound.join("; ")));
    }

    void membersAreCountedRight()
    {
        QCOMPARE(membersOf("struct A {\n int x = 0;\n std::vector<B> b{1};\n void f() { g(); }\n "
                           "using C = int;\n"
                           " int f2() const;\n struct In { int y; };\n In in;\n};",
                           "A")
                     .size(),
                 3);
    }

    /// Colours come from the theme's tokens, so that a second theme is a second file.
    void coloursLiveInTheTheme()
    {
        const QRegularExpression literal(
            "\"[^\"\\n]*#[0-9a-fA-F]{6}\\b|\\bQColor\\s*[({]\\s*(0x|\\d)|\\bqRgba?\\s*\\(\\s*\\d|"
            "\\bQt::(red|green|blue|white|black|yellow|gray|cyan|magenta|dark[A-Z]\\w+)\\b");
        QStringList complaints;
        for (const File& file : filesOf({"ui"}, {".h", ".cpp"})) {
            if (file.path.startsWith("ui/theme/")) continue;
            complaints += places(file.path, withoutComments(file.text), literal);
        }
        GH_NO_COMPLAINTS(complaints);
    }

    /// Qt Network is for what the desktop asks of the network; the traffic's sockets are the
    /// shell's.
    void noNetworkInTheWindow()
    {
        QStringList complaints;
        for (const File& file : filesOf({"ui"}, {".h", ".cpp"})) {
            complaints +=
                places(file.path, codeOnly(file.text),
                       QRegularExpression("\\b(QNetwork\\w+|QTcp\\w+|QSsl\\w+|QProcess)\\b"));
        }
        GH_NO_COMPLAINTS(complaints);
    }
};

}  // namespace gatehouse::house

using gatehouse::house::ShapeTest;
GH_SUITE(ShapeTest)
#include "shape_test.moc"
