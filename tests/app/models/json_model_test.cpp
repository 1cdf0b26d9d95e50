#include "app/models/json_model.h"

#include <QAbstractItemModelTester>

#include "tests/support/suite.h"

using gatehouse::app::JsonModel;
using gatehouse::app::JsonTree;

class JsonModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void listsChildrenInSteps()
    {
        std::string text = "{\"list\":[";
        for (int i = 0; i < 600; ++i)
            text += (i > 0 ? ",{\"i\":" : "{\"i\":") + std::to_string(i) + "}";
        text += "],\"name\":\"line\\nbreak\",\"n\":1e3}";
        JsonModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setTree(std::make_shared<const JsonTree>(*JsonTree::parse(text)));
        QCOMPARE(model.rowCount(), 3);
        const auto list = model.index(0, 0);
        QCOMPARE(model.data(list, Qt::DisplayRole).toString(), QStringLiteral("list"));
        QVERIFY(model.hasChildren(list));
        QVERIFY(model.canFetchMore(list));
        model.fetchMore(list);
        QCOMPARE(model.rowCount(list), JsonModel::kStep);
        while (model.canFetchMore(list)) model.fetchMore(list);
        QCOMPARE(model.rowCount(list), 600);
        const auto item = model.index(599, 0, list);
        QCOMPARE(model.parent(item), list);
        QCOMPARE(model.rawText(item), QStringLiteral("{\"i\":599}"));
        QCOMPARE(model.data(model.index(1, 1), Qt::DisplayRole).toString(),
                 QStringLiteral("line ⏎ break"));
        QCOMPARE(model.data(model.index(2, 1), Qt::DisplayRole).toString(), QStringLiteral("1e3"));
    }

    void longStringsAreCut()
    {
        JsonModel model;
        model.setTree(std::make_shared<const JsonTree>(
            *JsonTree::parse("[\"" + std::string(100'000, 'x') + "\"]")));
        QVERIFY(model.data(model.index(0, 1), Qt::DisplayRole).toString().size() < 400);
        QVERIFY(model.data(model.index(0, 1), Qt::ToolTipRole).toString().size() < 2100);
    }

    void isEmptyWithoutATree()
    {
        JsonModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setTree(std::make_shared<const JsonTree>(*JsonTree::parse("[1]")));
        QCOMPARE(model.rowCount(), 1);
        model.setTree(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }
};

GH_SUITE(JsonModelTest)
#include "json_model_test.moc"
