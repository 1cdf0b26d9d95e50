#include "ui/pages/guardrails/own_text.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class OwnTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aLineEndsWithReturn()
    {
        theme();
        ui::OwnText line(true, nullptr);
        line.setTyped(QStringLiteral("a+"));
        const QSignalSpy left(&line, &ui::OwnText::left);
        QTest::keyClick(&line, Qt::Key_Return);
        QCOMPARE(left.count(), 1);
        QCOMPARE(line.typed(), QStringLiteral("a+"));
        ui::OwnText list(false, nullptr);
        QTest::keyClicks(&list, QStringLiteral("a\rb"));
        QCOMPARE(list.typed(), QStringLiteral("a\nb"));
        QVERIFY(list.height() > line.height());
    }

    void coloursAreNoEdit()
    {
        theme();
        ui::OwnText line(true, nullptr);
        line.setTyped(QStringLiteral("(a"));
        const QSignalSpy edits(&line, &QPlainTextEdit::textChanged);
        line.setFlaw(0);
        QCOMPARE(line.flaw(), 0);
        QCOMPARE(edits.count(), 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::OwnTextTest;
GH_SUITE(OwnTextTest)
#include "own_text_test.moc"
