#pragma once

#include <functional>

#include <QJsonValue>
#include <QStringList>

#include "app/routes/property_rows.h"
#include "proxy/core/config/config.h"

class QComboBox;
class QWidget;

namespace gatehouse::ui {

/// How a control reads and writes its value.
struct FieldHooks {
    std::function<QJsonValue()> get;
    std::function<void(const QJsonValue&)> set;
    std::function<QString()> provider;  ///< of the node, for a list of models
};

/// A control, and how it is filled anew. A control that has the focus is left alone.
struct Field {
    QWidget* widget = nullptr;
    std::function<void()> refresh;
};

/// The control of a row; its object name is "routes.property." + its name. Rows with an editor of
/// their own give none.
Field makeField(const app::PropertyRow& row, const FieldHooks& hooks, const config::Config& config);

/// Providers that are set up, by id; and models of one, as its row names them.
QStringList providerIds(const config::Config& config);
QStringList modelIds(const config::Config& config, const QString& provider);
/// A list where anything else can be typed.
QComboBox* makeEditableList(const QString& objectName, const QString& name,
                            const QStringList& items);

}  // namespace gatehouse::ui
