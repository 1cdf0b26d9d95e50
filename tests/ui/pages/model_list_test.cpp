#include "ui/pages/model_list.h"

#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ModelListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void searchesAndShowsWhatATestFound()
    {
        theme();
        config::Config config;
        config.providers.resize(1);
        config.providers[0].id = "openai";
        app::CheckOutcome outcome;
        outcome.models = {QStringLiteral("gpt-of-tomorrow")};
        ui::ModelList list;
        list.show(config, {{QStringLiteral("openai"), outcome}});
        auto* table = list.findChild<QTableWidget*>(QStringLiteral("providers.modelTable"));
        const int all = table->rowCount();
        QVERIFY(all > 2);
        auto* search = list.findChild<QLineEdit*>(QStringLiteral("providers.search"));
        search->setText(QStringLiteral("of-tomorrow"));
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 6)->text(), QStringLiteral("no price"));
        search->setText(QStringLiteral("openai"));  // the provider's name finds all of its models
        QCOMPARE(table->rowCount(), all);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ModelListTest;
GH_SUITE(ModelListTest)
#include "model_list_test.moc"
