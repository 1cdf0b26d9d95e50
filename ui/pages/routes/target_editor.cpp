#include "ui/pages/routes/target_editor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QJsonObject>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/pages/routes/property_fields.h"
#include "ui/theme/theme.h"
#include "ui/widgets/basics.h"

namespace gatehouse::ui {
namespace {

constexpr int kMostWeight = 1000;
constexpr int kMostTargets = 16;
constexpr int kMostCalls = 8;  // of a step

}  // namespace

TargetEditor::TargetEditor(const QString& objectName, const config::Config& config, bool weighs,
                           QWidget* parent)
    : QWidget(parent), config_(config), weighs_(weighs)
{
    setObjectName(objectName);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    list_ = new QVBoxLayout;
    list_->setSpacing(10);
    column->addLayout(list_);
    auto* add = makeButton(objectName + QStringLiteral(".add"), tr("Add a target"), "ghost",
                           QStringLiteral("plus"), this);
    column->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QPushButton::clicked, this, [this] {
        if (targets_.size() >= (weighs_ ? kMostTargets : kMostCalls)) return;
        QJsonArray next = targets_;
        const QString provider = providerIds(config_).value(0);
        QJsonObject target{{QStringLiteral("provider"), provider},
                           {QStringLiteral("model"), modelIds(config_, provider).value(0)}};
        if (weighs_) target.insert(QStringLiteral("weight"), 1);
        next.append(target);
        Q_EMIT edited(next);
    });
}

void TargetEditor::set(const QJsonArray& targets)
{
    if (targets == targets_ && built_) return;
    const bool same =
        built_ && targets.size() == targets_.size() && isAncestorOf(window()->focusWidget());
    targets_ = targets;
    built_ = true;
    if (!same) build();
}

void TargetEditor::build()
{
    clearLayout(list_);
    for (int i = 0; i < static_cast<int>(targets_.size()); ++i) addRow(i);
}

void TargetEditor::addRow(int index)
{
    const QJsonObject target = targets_[index].toObject();
    const QString number = QString::number(index);
    auto* group = new QWidget(this);
    auto* column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* provider =
        makeEditableList(objectName() + QStringLiteral(".provider.") + number,
                         tr("Provider of target %1").arg(index + 1), providerIds(config_));
    provider->setCurrentText(target[QLatin1String("provider")].toString());
    auto* weight = new QSpinBox(group);
    weight->setObjectName(objectName() + QStringLiteral(".weight.") + number);
    weight->setAccessibleName(tr("Weight of target %1").arg(index + 1));
    weight->setToolTip(weight->accessibleName());
    weight->setRange(0, kMostWeight);
    weight->setKeyboardTracking(false);
    weight->setFixedWidth(Theme::of().scaled(56));
    weight->setValue(target[QLatin1String("weight")].toInt(1));
    if (!weighs_) weight->hide();
    auto* remove =
        makeIconButton(objectName() + QStringLiteral(".remove.") + number,
                       tr("Remove target %1").arg(index + 1), QStringLiteral("close"), group);
    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(provider, 1);
    top->addWidget(weight);
    top->addWidget(remove);
    column->addLayout(top);
    auto* model = makeEditableList(objectName() + QStringLiteral(".model.") + number,
                                   tr("Model of target %1").arg(index + 1),
                                   modelIds(config_, target[QLatin1String("provider")].toString()));
    model->setCurrentText(target[QLatin1String("model")].toString());
    column->addWidget(model);
    list_->addWidget(group);
    const auto takes = [this, index](QComboBox* list, const QString& name) {
        const auto take = [this, index, list, name] {
            change(index, name, list->currentText().trimmed());
        };
        connect(list, &QComboBox::activated, this, take);
        connect(list->lineEdit(), &QLineEdit::editingFinished, this, take);
    };
    takes(provider, QStringLiteral("provider"));
    takes(model, QStringLiteral("model"));
    connect(weight, &QSpinBox::valueChanged, this,
            [this, index](int value) { change(index, QStringLiteral("weight"), value); });
    connect(remove, &QToolButton::clicked, this, [this, index] {
        QJsonArray next = targets_;
        next.removeAt(index);
        Q_EMIT edited(next);
    });
}

void TargetEditor::change(int index, const QString& name, const QJsonValue& value)
{
    if (index >= targets_.size()) return;
    QJsonObject target = targets_[index].toObject();
    if (target[name] == value) return;
    target.insert(name, value);
    QJsonArray next = targets_;
    next[index] = target;
    Q_EMIT edited(next);
}

}  // namespace gatehouse::ui
