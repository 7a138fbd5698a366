import { useTitle } from "../../app/useTitle";

export default function SignInPage() {
  useTitle("SignIn");
  return <div className="page"><h1>SignIn</h1></div>;
}
