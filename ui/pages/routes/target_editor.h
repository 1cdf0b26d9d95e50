#pragma once

#include <QJsonArray>
#include <QWidget>

#include "proxy/core/config/config.h"

class QVBoxLayout;

namespace gatehouse::ui {

/// The targets that a model node balances: provider, model and weight each.
class TargetEditor : public QWidget {
    Q_OBJECT

public:
    /// Controls are called `objectName` + ".provider.0", ".model.0", ".weight.0", ".remove.0",
    /// ".add".
    /// Without `weighs` all are asked, and none has a weight.
    TargetEditor(const QString& objectName, const config::Config& config, bool weighs = true,
                 QWidget* parent = nullptr);

    void set(const QJsonArray& targets);

Q_SIGNALS:
    void edited(const QJsonArray& targets);

private:
    void build();
    void addRow(int index);
    void change(int index, const QString& name, const QJsonValue& value);

    config::Config config_;
    QJsonArray targets_;
    bool weighs_ = true;
    bool built_ = false;
    QVBoxLayout* list_;
};

}  // namespace gatehouse::ui
