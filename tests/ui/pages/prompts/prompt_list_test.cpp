#include "ui/pages/prompts/prompt_list.h"

#include <QLabel>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/prompts/prompt_kit.h"

namespace gatehouse::tests {

class PromptListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void rowsTellAndAreSought()
    {
        theme();
        ui::PromptList list;
        const auto config = promptConfig();
        list.show(config, config);
        list.setSums({{"support", {100, 5, 0, PicoUsd{}}}});
        const auto* words = list.findChild<QLabel*>(QStringLiteral("prompts.prompt.support.sums"));
        QVERIFY(words->text().contains(QLatin1String("100")));
        QVERIFY(list.setFilter(QStringLiteral("REPLY")));
        QVERIFY(!list.setFilter(QStringLiteral("nothing of that")));
        std::string removed;
        connect(&list, &ui::PromptList::removeAsked, this,
                [&removed](const std::string& name) { removed = name; });
        list.findChild<QToolButton*>(QStringLiteral("prompts.prompt.support.remove"))->click();
        QCOMPARE(removed, std::string("support"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::PromptListTest;
GH_SUITE(PromptListTest)
#include "prompt_list_test.moc"
