#include "app/cache/kept_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class KeptModelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void figuresChangeInPlace()
    {
        app::KeptModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        engine::KeptAnswer answer;
        answer.key = "k1";
        answer.call = "01A";
        answer.model = "gpt-4o";
        answer.gateway = "default";
        answer.hits = 7;
        answer.freshUntil = 90'000'000;
        model.show({answer}, 30'000'000);
        const auto cell = [&](int column) { return model.index(0, column).data().toString(); };
        using Model = app::KeptModel;
        QCOMPARE(cell(Model::Model), QStringLiteral("gpt-4o"));
        QCOMPARE(cell(Model::Question), QStringLiteral("call 01A"));
        QCOMPARE(cell(Model::Left), QStringLiteral("1 min"));
        QCOMPARE(model.takeUnknown(), QStringList{QStringLiteral("01A")});
        QVERIFY(model.takeUnknown().isEmpty());
        model.addQuestions({{QStringLiteral("01A"), QStringLiteral("Why is the sky blue?")}});
        QCOMPARE(cell(Model::Question), QStringLiteral("Why is the sky blue?"));
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        answer.hits = 8;
        model.show({answer}, 31'000'000);
        QCOMPARE(cell(Model::Hits), QStringLiteral("8"));
        QVERIFY(resets.isEmpty());
        model.show({}, 31'000'000);
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(resets.size(), 1);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::KeptModelTest;
GH_SUITE(KeptModelTest)
#include "kept_model_test.moc"
