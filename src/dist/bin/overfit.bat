@echo off
rem Starts the command with the Java of JAVA_HOME or else of the PATH. JAVA_OPTS and OVERFIT_OPTS add options for the JVM.
setlocal
set "overfit=%~dp0.."
set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"

set "version="
for /f tokens^=2^ delims^=^" %%v in ('call "%java%" -version 2^>^&1 ^| findstr /c:" version "') do if not defined version set "version=%%v"
set "major=0"
for /f "delims=.-+" %%m in ("%version%") do set "major=%%m"
if %major% lss 17 (
  echo overfit: expected Java 17 or newer, received "%java%" of version "%version%"; install it, or say JAVA_HOME 1>&2
  exit /b 1
)

set "natives="
if exist "%overfit%\natives\" set natives="-Djava.library.path=%overfit%\natives" "-Djna.boot.library.path=%overfit%\natives" -Dorg.bytedeco.javacpp.pathsfirst=true
"%java%" -Xshare:auto -Djava.awt.headless=true -XX:+UseSerialGC -XX:InitialHeapSize=32m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 %JAVA_OPTS% %OVERFIT_OPTS% %natives% -cp "%overfit%\lib\*" dev.overfit.cli.Main %*
exit /b %errorlevel%
