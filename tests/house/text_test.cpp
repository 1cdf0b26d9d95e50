#include <QTest>

#include "tests/house/tree.h"
#include "tests/support/suite.h"

namespace gatehouse::house {

namespace {

bool isVerbatim(const QString& path)
{
    static const QRegularExpression verbatim(
        "^(tests/fixtures/|tests/fuzz/corpus/|LICENSE$)|\\.(ts|lock)$");
    return verbatim.match(path).hasMatch();
}

// Spelled in pieces, so that this file passes its own test.
const QRegularExpression kMachinePath(
    "(^|[\\s\"'(=:`])/(wo"
    "rk|ho"
    "me/[a-z]|ro"
    "ot/|Us"
    "ers/)",
    QRegularExpression::MultilineOption);
const QRegularExpression kLooseEnd(
    "\\b(FIX"
    "ME|X"
    "XX|HA"
    "CK)\\b|\\bTO"
    "DO\\b(?!\\([a-z]+, #?\\d+\\))");
const QRegularExpression kSecret(
    "-----BEGIN [A-Z ]*PRIVATE "
    "KEY-----\\n[A-Za-z0-9+/=]{40}|\\bsk-(ant-|proj-)?[A-Za-z0-9_-]{40,}|\\bAIza[0-9A-Za-z_-]{35}|"
    "\\bgh[pousr]_[A-Za-z0-9]{36}");

}  // namespace

class TextTest : public QObject {
    Q_OBJECT

private slots:

    void linesAreClean()
    {
        QStringList complaints;
        for (const File& file : filesOf({})) {
            if (isVerbatim(file.path) || file.text.isEmpty()) continue;
            if (!file.text.endsWith('\n')) complaints += file.path + ": no newline at the end";
            if (file.text.endsWith("\n\n")) complaints += file.path + ": blank lines at the end";
            if (file.text.contains('\r')) complaints += file.path + ": carriage returns";
            complaints +=
                places(file.path, file.text,
                       QRegularExpression("[ \\t]+$", QRegularExpression::MultilineOption));
            const bool cpp = file.path.endsWith(".cpp") || file.path.endsWith(".h");
            if (cpp && file.text.contains('\t')) complaints += file.path + ": tabs";
        }
        GH_NO_COMPLAINTS(complaints);
    }

    void noMachinePath()
    {
        QStringList complaints;
        for (const File& file : filesOf({})) {
            if (!isVerbatim(file.path)) complaints += places(file.path, file.text, kMachinePath);
        }
        GH_NO_COMPLAINTS(complaints);
    }

    /// A loose end names its owner and its issue, or it is not written down.
    void noLooseEnds()
    {
        QStringList complaints;
        for (const File& file : filesOf({"proxy", "app", "ui", "tests", "packaging"})) {
            if (!isVerbatim(file.path)) complaints += places(file.path, file.text, kLooseEnd);
        }
        GH_NO_COMPLAINTS(complaints);
    }

    void noSecretIsInTheTree()
    {
        QStringList complaints;
        for (const File& file : filesOf({})) {
            for (const QString& place : places(file.path, file.text, kSecret)) {
                complaints += place.section(':', 0, 1) + ": looks like a secret";  // never its text
            }
        }
        GH_NO_COMPLAINTS(complaints);
    }

    /// What a document points at is there.
    void everyLinkOfADocumentHasItsEnd()
    {
        const QRegularExpression link("\\]\\((?![a-z]+:|#)([^)#\\s]+)");
        QStringList complaints;
        for (const File& file : filesOf({}, {".md"})) {
            for (auto all = link.globalMatch(file.text); all.hasNext();) {
                const auto match = all.next();
                const QString folder =
                    file.path.contains('/') ? file.path.section('/', 0, -2) + '/' : QString();
                if (!exists(folder + match.captured(1))) {
                    complaints += QString("%1:%2: %3 does not exist")
                                      .arg(file.path)
                                      .arg(lineOf(file.text, match.capturedStart()))
                                      .arg(match.captured(1));
                }
            }
        }
        GH_NO_COMPLAINTS(complaints);
    }

    void wrongTextIsSeen()
    {
        QVERIFY(kMachinePath
                    .match("path = \"/wo"
                           "rk/tree\"")
                    .hasMatch());
        QVERIFY(kMachinePath
                    .match("/ho"
                           "me/someone/x")
                    .hasMatch());
        QVERIFY(!kMachinePath.match("the network/work split").hasMatch());
        QVERIFY(kLooseEnd
                    .match("// TO"
                           "DO later")
                    .hasMatch());
        QVERIFY(!kLooseEnd
                     .match("// TO"
                            "DO(anna, #12) drop with g++ 13")
                     .hasMatch());
    }
};

}  // namespace gatehouse::house

using gatehouse::house::TextTest;
GH_SUITE(TextTest)
#include "text_test.moc"
