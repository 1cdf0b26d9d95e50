#include "ui/widgets/basics.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class BasicsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aChoiceIsToldOnce()
    {
        theme();
        ui::Segments segments(QStringLiteral("x"), QStringLiteral("Range"),
                              {{QStringLiteral("a"), QStringLiteral("A")},
                               {QStringLiteral("b"), QStringLiteral("B")}});
        QCOMPARE(segments.current(), QStringLiteral("a"));
        QSignalSpy chosen(&segments, &ui::Segments::chosen);
        auto* button = segments.findChild<QToolButton*>(QStringLiteral("x.b"));
        QCOMPARE(button->accessibleName(), QStringLiteral("Range: B"));
        button->click();
        button->click();
        QCOMPARE(chosen.size(), 1);
        segments.setCurrent(QStringLiteral("a"));
        QCOMPARE(chosen.size(), 1);
    }

    void aCutTextIsWholeInTheTooltip()
    {
        theme();
        ui::ElidedLabel label(QStringLiteral("a rather long text that does not fit"));
        label.resize(60, 20);
        label.grab();
        QVERIFY(label.toolTip().contains(QStringLiteral("rather")));
        label.resize(600, 20);
        label.grab();
        QVERIFY(label.toolTip().isEmpty());
    }

    void makersGiveNames()
    {
        theme();
        const std::unique_ptr<QPushButton> button(ui::makeButton(
            QStringLiteral("x.go"), QStringLiteral("Go"), "primary", QStringLiteral("plus")));
        QCOMPARE(button->accessibleName(), QStringLiteral("Go"));
        const std::unique_ptr<QToolButton> icon(ui::makeIconButton(
            QStringLiteral("x.i"), QStringLiteral("Copy"), QStringLiteral("copy")));
        QCOMPARE(icon->toolTip(), QStringLiteral("Copy"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::BasicsTest;
GH_SUITE(BasicsTest)
#include "basics_test.moc"
