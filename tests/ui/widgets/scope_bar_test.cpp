#include "ui/widgets/scope_bar.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ScopeBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aChoiceBecomesAChipAndAClickTakesItAway()
    {
        theme();
        ui::ScopeBar bar(QStringLiteral("x"));
        store::Overview overview;
        overview.providers.resize(2);
        overview.providers[0].name = "openai";
        overview.providers[1].name = "groq";
        bar.setChoices(overview);
        auto* chip = bar.findChild<QToolButton*>(QStringLiteral("x.provider"));
        QVERIFY(chip->isHidden());
        QSignalSpy changed(&bar, &ui::ScopeBar::changed);
        QMenu* menu = bar.findChild<QToolButton*>(QStringLiteral("x.add"))->menu();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 3);
        QMenu* providers = menu->actions().at(0)->menu();
        QVERIFY(providers->isEnabled());
        QVERIFY(!menu->actions().at(1)->menu()->isEnabled());  // no model was used
        QAction* groq = providers->actions().at(3);
        QCOMPARE(groq->text(), QStringLiteral("groq"));
        groq->trigger();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(bar.scope().provider, std::string("groq"));
        QVERIFY(!chip->isHidden());
        QCOMPARE(chip->text(), QStringLiteral("groq"));
        QVERIFY(chip->accessibleName().contains(QStringLiteral("groq")));
        chip->click();
        QCOMPARE(changed.size(), 2);
        QVERIFY(bar.scope().empty());
        QVERIFY(chip->isHidden());
    }

    void settingItIsSilent()
    {
        theme();
        ui::ScopeBar bar(QStringLiteral("x"));
        QSignalSpy changed(&bar, &ui::ScopeBar::changed);
        bar.setScope({"", "gpt-4.1", ""});
        QCOMPARE(changed.size(), 0);
        QVERIFY(!bar.findChild<QToolButton*>(QStringLiteral("x.model"))->isHidden());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ScopeBarTest;
GH_SUITE(ScopeBarTest)
#include "scope_bar_test.moc"
