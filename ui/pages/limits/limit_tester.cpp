#include "ui/pages/limits/limit_tester.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/draft.h"
#include "app/limits/limit_verdict.h"
#include "app/playground/play_models.h"
#include "ui/pages/routes/property_fields.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kMostTokens = 2'000'000;

QSpinBox* makeTokens(const QString& objectName, const QString& name, int value)
{
    auto* box = new QSpinBox;
    box->setObjectName(objectName);
    box->setAccessibleName(name);
    box->setRange(0, kMostTokens);
    box->setSingleStep(100);
    box->setGroupSeparatorShown(true);
    box->setValue(value);
    return box;
}

}  // namespace

LimitTester::LimitTester(const PageContext& context, QWidget* parent)
    : QFrame(parent), context_(context)
{
    setObjectName(QStringLiteral("limits.tester"));
    setProperty("card", true);
    auto* column = startCard(this, tr("Would this pass?"),
                             tr("A call that is made up, against these limits and what is used "
                                "now. Nothing is taken."));
    key_ = new QComboBox(this);
    key_->setObjectName(QStringLiteral("limits.try.key"));
    key_->setAccessibleName(tr("Gateway key of the call"));
    model_ = makeEditableList(QStringLiteral("limits.try.model"), tr("Model of the call"), {});
    input_ = makeTokens(QStringLiteral("limits.try.input"), tr("Input tokens"), 1'000);
    output_ = makeTokens(QStringLiteral("limits.try.output"), tr("Output tokens at most"), 0);
    output_->setSpecialValueText(tr("not said"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(10);
    int at = 0;
    const auto add = [&](const QString& title, QWidget* field, int stretch) {
        auto* part = new QVBoxLayout;
        part->setSpacing(0);
        addField(part, title, field);
        grid->addLayout(part, 0, at);
        grid->setColumnStretch(at++, stretch);
    };
    add(tr("Key"), key_, 3);
    add(tr("Model"), model_, 4);
    add(tr("Input tokens"), input_, 2);
    add(tr("Output tokens at most"), output_, 2);
    column->addLayout(grid);
    verdict_ = makeLabel({}, "strong", this);
    verdict_->setObjectName(QStringLiteral("limits.try.verdict"));
    verdict_->setWordWrap(true);
    column->addWidget(verdict_);
    column->addSpacing(4);
    lines_ = new QVBoxLayout;
    lines_->setSpacing(4);
    column->addLayout(lines_);
    connect(key_, &QComboBox::activated, this, &LimitTester::ask);
    connect(model_, &QComboBox::activated, this, &LimitTester::ask);
    connect(model_->lineEdit(), &QLineEdit::editingFinished, this, &LimitTester::ask);
    connect(input_, &QSpinBox::valueChanged, this, &LimitTester::ask);
    connect(output_, &QSpinBox::valueChanged, this, &LimitTester::ask);
}

void LimitTester::showConfig()
{
    const auto& config = context_.draft->config();
    const QString key = key_->currentData().toString();
    key_->clear();
    key_->addItem(tr("none"), QString());
    for (const auto& each : config.access.keys) {
        const auto& label = each.label.empty() ? each.id : each.label;
        key_->addItem(QString::fromStdString(label), QString::fromStdString(each.id));
    }
    key_->setCurrentIndex(std::max(0, key_->findData(key)));
    if (model_->lineEdit()->hasFocus()) return;
    const QSignalBlocker quiet(model_);
    const QString model = model_->currentText();
    model_->clear();
    for (const auto& each : app::playModels(config)) model_->addItem(each.name);
    model_->setCurrentText(model.isEmpty() ? model_->itemText(0) : model);
}

void LimitTester::ask()
{
    const app::LimitCall call{key_->currentData().toString(), model_->currentText().trimmed(),
                              input_->value(), output_->value()};
    const quint64 turn = ++asked_;
    app::askLimits(*context_.gateway, context_.draft->config(), call, this,
                   [this, turn](const app::LimitWords& words) {
                       if (turn != asked_) return;
                       verdict_->setText(words.verdict);
                       setRole(verdict_, words.passes ? "strong" : "bad");
                       clearLayout(lines_);
                       for (const auto& line : words.lines) {
                           auto* row = new QHBoxLayout;
                           row->setSpacing(8);
                           row->addWidget(new Dot(line.fits ? Token::Ok : Token::Bad, 6, this));
                           row->addWidget(makeLabel(line.title, "body", this));
                           auto* what = new ElidedLabel(line.words, this);
                           setRole(what, "small");
                           row->addWidget(what, 1);
                           lines_->addLayout(row);
                       }
                   });
}

}  // namespace gatehouse::ui
