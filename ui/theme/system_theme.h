#pragma once

#include <QDBusVariant>
#include <QObject>

namespace gatehouse::ui {

/// Whether the desktop asks for dark windows, and for windows that move nothing: the settings
/// portal, else the palette the program started with.
///
/// Qt 6.4 has no colour scheme of its own (came in 6.5), so the portal is read here.
class SystemTheme : public QObject {
    Q_OBJECT

public:
    explicit SystemTheme(QObject* parent = nullptr);

    [[nodiscard]] bool isDark() const { return dark_; }

    /// The desktop has its animations switched off.
    [[nodiscard]] bool isStill() const { return still_; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSetting(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const char* group, const char* key);
    void take(const QString& key, const QVariant& value);

    bool dark_ = false;
    bool still_ = false;
};

}  // namespace gatehouse::ui
