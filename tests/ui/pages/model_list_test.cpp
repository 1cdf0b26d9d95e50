#include "ui/pages/model_list.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
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

    void aPriceIsAskedForByItsRow()
    {
        theme();
        config::Config config;
        config.providers.resize(1);
        config.providers[0].id = "openai";
        config.providers[0].prices = {{.model = "gpt-4o", .input = "1"}};
        ui::ModelList list;
        list.show(config, {});
        auto* table = list.findChild<QTableWidget*>(QStringLiteral("providers.modelTable"));
        auto* button = list.findChild<QPushButton*>(QStringLiteral("providers.setPrice"));
        QVERIFY(!button->isEnabled());
        list.findChild<QLineEdit*>(QStringLiteral("providers.search"))
            ->setText(QStringLiteral("gpt-4o"));
        int row = -1;
        for (int i = 0; i < table->rowCount(); ++i) {
            if (table->item(i, 0)->text() == QLatin1String("gpt-4o")) row = i;
        }
        QVERIFY(row >= 0);
        QCOMPARE(table->item(row, 6)->text(), QStringLiteral("your own"));
        table->selectRow(row);
        QSignalSpy asked(&list, &ui::ModelList::priceAsked);
        button->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.front().at(0).value<std::string>() == "openai");
        QVERIFY(asked.front().at(1).value<std::string>() == "gpt-4o");
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ModelListTest;
GH_SUITE(ModelListTest)
#include "model_list_test.moc"
