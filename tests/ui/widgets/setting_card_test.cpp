#include "ui/widgets/setting_card.h"

#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class SettingCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void everyWordMustFit()
    {
        theme();
        ui::SettingCard card(QStringLiteral("c"), QStringLiteral("Appearance"), QString());
        auto* first = new QPushButton;
        auto* second = new QPushButton;
        card.addRow(QStringLiteral("Theme"), QStringLiteral("Light or dark"), first);
        card.addRow(QStringLiteral("Text size"), QStringLiteral("Of everything"), second);
        card.show();
        QCOMPARE(card.filter(QStringLiteral("DARK theme")), 1);
        QVERIFY(first->isVisible());
        QVERIFY(!second->isVisible());
        QCOMPARE(card.filter(QStringLiteral("appear")), 2);
        QCOMPARE(card.filter(QStringLiteral("nothing of this")), 0);
        QVERIFY(!card.isVisible());
        QCOMPARE(card.filter(QString()), 2);
        QVERIFY(second->isVisible());
        QCOMPARE(second->accessibleDescription(), QStringLiteral("Of everything"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SettingCardTest;
GH_SUITE(SettingCardTest)
#include "setting_card_test.moc"
